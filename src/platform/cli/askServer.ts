import { connect, type Socket } from 'node:net';
import { linesOf } from '../lines.ts';
import type { Place } from './place.ts';
import { socketAddress, type Reply, type Request } from './socketAddress.ts';
import { Unable } from '../unable.ts';
import type { Io } from './verb.ts';

/**
 * Has the program that owns the data folder do it, and says on what it says as it says it.
 * @returns the exit code; null where nobody listens.
 */
export async function askServer({ folder }: Place, request: Omit<Request, 'id'>, io: Pick<Io, 'say' | 'heard' | 'note'>): Promise<number | null> {
  const socket = await connected(socketAddress(folder));
  return socket && converse(socket, request, io);
}

function connected(address: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(address, () => resolve(socket));
    socket.once('error', (failure: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ECONNREFUSED', 'ENOTDIR'].includes(failure.code ?? '')) resolve(null);
      else reject(failure.code === 'EACCES' ? new Unable('Gable runs here as another user; ask as that one.') : failure);
    });
  });
}

async function converse(socket: Socket, request: Omit<Request, 'id'>, io: Pick<Io, 'say' | 'heard' | 'note'>): Promise<number> {
  socket.on('error', () => {});
  socket.write(`${JSON.stringify({ id: 1, ...request })}\n`);
  try {
    for await (const lines of linesOf(socket)) {
      for (const line of lines) {
        const reply = JSON.parse(line) as Reply;
        if ('out' in reply) io.say(reply.out);
        else if ('err' in reply) io.note(reply.err);
        else return reply.exit;
      }
      await io.heard();
    }
  } catch {
    // Told below: the server ended in the middle.
  } finally {
    socket.destroy();
  }
  io.note('Gable ended before it was done.');
  return 1;
}
