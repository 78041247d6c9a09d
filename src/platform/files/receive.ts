import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Measure, type Measured } from '../measure.ts';
import { sniffedBytes } from './sniff.ts';

/** Writes a stream to a new file, and tells what was written. */
export async function receive(stream: Readable, file: string): Promise<Measured> {
  const measure = new Measure();
  await pipeline(stream, measure, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  return measure.result();
}

export async function measure(file: string): Promise<Measured> {
  const measured = new Measure();
  await pipeline(createReadStream(file), measured.resume());
  return measured.result();
}

export async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
