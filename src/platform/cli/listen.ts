import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { linesOf } from '../lines.ts';
import { toExitCode } from './runVerb.ts';
import { socketAddress, type Reply, type Request } from './socketAddress.ts';
import { Unable } from '../unable.ts';
import { runsAlone, type Io, type OpenGable } from './verb.ts';

/** Lets the command line ask this process, which owns the data folder. Call it under the folder's lock. */
export async function listenForCommandLine(gable: OpenGable): Promise<{ close(): Promise<void> }> {
  const address = socketAddress(gable.place.folder);
  const callers = new Set<Socket>();
  const server = createServer((socket) => {
    callers.add(socket);
    socket.on('close', () => callers.delete(socket));
    socket.on('error', () => {});
    void serve(gable, socket);
  });
  await listenPrivately(server, address);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of callers) socket.destroy();
      await closed;
    },
  };
}

async function listenPrivately(server: Server, address: string): Promise<void> {
  const isFile = process.platform !== 'win32';
  // Left behind by one that was killed: the lock says that nobody is there now.
  if (isFile) rmSync(address, { force: true });
  const usual = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address, resolve));
  } finally {
    process.umask(usual);
  }
  if (isFile) chmodSync(address, 0o600);
}

async function serve(gable: OpenGable, socket: Socket): Promise<void> {
  try {
    for await (const lines of linesOf(socket)) for (const line of lines) void answer(gable, socket, JSON.parse(line) as Request);
  } catch {
    // Who asked went away in the middle of a line, or speaks another language.
    socket.destroy();
  }
}

async function answer(gable: OpenGable, socket: Socket, { id, verb: name, args, input, folder }: Request): Promise<void> {
  const gone = new AbortController();
  socket.on('close', () => gone.abort());
  const reply = (what: Reply): void => void (socket.writable && socket.write(`${JSON.stringify(what)}\n`));
  const heard = async (): Promise<void> => {
    if (socket.writableNeedDrain) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  };
  const io: Io = { say: (out) => reply({ id, out }), heard, note: (err) => reply({ id, err }), input, folder, signal: gone.signal };
  const exit = await toExitCode(io, async () => {
    // A server that nobody asks does without what the verbs need.
    const { readCommandLine } = await import('./commandLine.ts');
    const { verb, given } = readCommandLine([...name.split(' '), ...args]);
    if (runsAlone(verb, given)) throw new Unable(`Gable is running here; stop it before you ${name}.`);
    return verb.run!(gable, given, io);
  });
  reply({ id, exit });
}
