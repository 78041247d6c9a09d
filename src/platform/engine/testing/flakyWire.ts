import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire to the database that a test can cut, silence and mend. */
export interface FlakyWire {
  url: string;
  /** Everybody is thrown out, and nobody gets in. */
  cut(): void;
  /** All stays connected, and nothing comes through any more. */
  silence(): void;
  /** What the server answers is lost from here on, and the connections break as soon as it answers `text`. */
  cutAtAnswer(text: string): void;
  mend(): void;
  close(): Promise<void>;
}

export async function flakyWire(databaseUrl: string): Promise<FlakyWire> {
  const target = new URL(databaseUrl);
  let state: 'whole' | 'cut' | 'silent' = 'whole';
  let fatal: string | null = null;
  const sockets = new Set<Socket>();

  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      sockets.add(from);
      from.on('data', (bytes: Buffer) => {
        if (from === far && fatal !== null && bytes.includes(fatal)) {
          fatal = null;
          near.destroy();
          far.destroy();
        } else if (state === 'whole') to.write(bytes);
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);

  const throwOut = (): void => { for (const socket of sockets) socket.destroy(); };
  return {
    url: url.href,
    cut() { state = 'cut'; throwOut(); },
    silence() { state = 'silent'; },
    cutAtAnswer(text) { fatal = text; },
    mend() {
      // What was swallowed in silence can't be brought back, so these connections are of no use.
      if (state === 'silent') throwOut();
      state = 'whole';
    },
    async close() {
      throwOut();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
