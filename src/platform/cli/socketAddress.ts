import { hash } from 'node:crypto';
import path from 'node:path';

/** Where the program that owns a data folder listens for the command line. */
export function socketAddress(folder: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\gable-${hash('sha256', path.resolve(folder).toLowerCase()).slice(0, 24)}`;
  const whole = path.join(folder, 'gable.sock');
  // Systems take no more than about 100 bytes, and the way from here may be the shorter one.
  const fromHere = path.relative(process.cwd(), whole);
  return Buffer.byteLength(fromHere) < Buffer.byteLength(whole) ? fromHere : whole;
}

/** One line from the command line. */
export interface Request { id: number; verb: string; args: string[]; input: string; folder: string }
/** One line back; the one with `exit` is the last. */
export type Reply = { id: number } & ({ out: string } | { err: string } | { exit: number });
