import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Arrived { to: string[]; from: string; source: string }

/** A mail server that answers as told, and keeps what it takes. */
export async function openPostOffice(options: SMTPServerOptions = {}) {
  const arrived: Arrived[] = [];
  const answers: (() => Error | null)[] = [];
  let taken = (): void => {};
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData(stream, { envelope }, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const failure = answers.shift()?.() ?? null;
        if (!failure) arrived.push({ to: envelope.rcptTo.map(({ address }) => address), from: envelope.mailFrom ? envelope.mailFrom.address : '', source: Buffer.concat(pieces).toString('utf8') });
        taken();
        done(failure);
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    arrived,
    /** The next letter is answered with this code, before the usual answers go on. */
    refusesNext: (code: number) => void answers.push(() => Object.assign(new Error('As told'), { responseCode: code })),
    onTaken(listener: () => void) {
      taken = listener;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
