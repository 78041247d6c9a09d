import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { Refusal } from '@gable/api';
import { mostUnpacked } from '../limits.ts';

interface Entry { method: number; packed: number; header: number }

const mostEntries = 10_000;
const endLength = 22;
const longestComment = 65_535;

/** The files in a ZIP archive (APPNOTE 6.3), by their names; read one after the other, never held whole. */
export class Archive {
  readonly #file: string;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  constructor(file: string, entries: ReadonlyMap<string, Entry>) {
    this.#file = file;
    this.#entries = entries;
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** @throws Refusal `import.brokenWorkbook`, `import.unpacksTooFar` (422) */
  async* text(name: string): AsyncGenerator<string> {
    const entry = this.#entries.get(name);
    if (!entry || (entry.method !== 0 && entry.method !== 8)) throw broken();
    const decoder = new TextDecoder();
    for await (const bytes of this.#bytes(entry)) {
      this.#unpacked += bytes.length;
      if (this.#unpacked > mostUnpacked) throw new Refusal('import.unpacksTooFar');
      yield decoder.decode(bytes, { stream: true });
    }
  }

  async* #bytes({ method, packed, header }: Entry): AsyncGenerator<Buffer> {
    const start = await this.#startOf(header);
    if (packed === 0) return;
    const raw = createReadStream(this.#file, { start, end: start + packed - 1, highWaterMark: 64 * 1024 });
    const stream = method === 0 ? raw : pipeline(raw, createInflateRaw({ chunkSize: 64 * 1024 }), () => undefined);
    try {
      yield* stream as AsyncIterable<Buffer>;
    } catch (failure) {
      throw isOfZlib(failure) ? broken() : failure;
    } finally {
      raw.destroy();
    }
  }

  /** What an entry has in front of its bytes is told there once more, and may be of another length. */
  async #startOf(header: number): Promise<number> {
    const handle = await open(this.#file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(30), 0, 30, header);
      if (bytesRead < 30 || buffer.readUInt32LE(0) !== 0x04034b50) throw broken();
      return header + 30 + buffer.readUInt16LE(26) + buffer.readUInt16LE(28);
    } finally {
      await handle.close();
    }
  }
}

/** @throws Refusal `import.brokenWorkbook` (422) */
export async function openArchive(file: string): Promise<Archive> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, endLength + longestComment);
    const { buffer: tail } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0 || end + endLength > tail.length) throw broken();
    const [count, bytes, start] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (count > mostEntries || start + bytes > size) throw broken();
    const { buffer: directory } = await handle.read(Buffer.alloc(bytes), 0, bytes, start);
    return new Archive(file, entriesIn(directory, count));
  } finally {
    await handle.close();
  }
}

function entriesIn(directory: Buffer, count: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw broken();
    const [nameLength, extraLength, commentLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/').replace(/^\//, '');
    entries.set(name, { method: directory.readUInt16LE(at + 10), packed: directory.readUInt32LE(at + 20), header: directory.readUInt32LE(at + 42) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

const isOfZlib = (failure: unknown): boolean => /^(Z_|ERR_STREAM_PREMATURE|ERR_BUFFER)/.test((failure as NodeJS.ErrnoException).code ?? '');
export const broken = (): Refusal => new Refusal('import.brokenWorkbook');
