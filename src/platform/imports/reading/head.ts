import { isAscii } from 'node:buffer';
import { open, type FileHandle } from 'node:fs/promises';

const lookedAt = 64 * 1024;
const step = 1024 * 1024;

/** The beginning of a file, and what stands about its first letter beyond ASCII, which may come late. */
export interface Head { bytes: Buffer; telling: Buffer; size: number }

export async function headOf(file: string): Promise<Head> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const bytes = await read(handle, 0, lookedAt);
    return { bytes, telling: isAscii(bytes) ? await tellingIn(handle, bytes) : bytes, size };
  } finally {
    await handle.close();
  }
}

async function tellingIn(handle: FileHandle, head: Buffer): Promise<Buffer> {
  for (let from = head.length; ; from += step) {
    const bytes = await read(handle, from, step);
    if (bytes.length === 0) return head;
    if (isAscii(bytes)) continue;
    const first = bytes.findIndex((byte) => byte >= 0x80);
    return bytes.subarray(first, first + lookedAt);
  }
}

async function read(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

