import { pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { Refusal } from '@gable/api';
import { mostUnpacked } from '../limits.ts';

const mostEntries = 10_000;

/** The files in a ZIP archive (APPNOTE 6.3), by their names; read one after the other, never held whole. */
export class Archive {
  readonly #archive: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  constructor(archive: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#archive = archive;
    this.#entries = entries;
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** @throws Refusal `import.brokenWorkbook`, `import.unpacksTooFar` (422) */
  async* text(name: string): AsyncGenerator<string> {
    const entry = this.#entries.get(name);
    if (!entry?.canDecodeFileData()) throw broken();
    const decoder = new TextDecoder();
    try {
      for await (const bytes of await this.#bytes(entry)) {
        this.#unpacked += bytes.length;
        if (this.#unpacked > mostUnpacked) throw new Refusal('import.unpacksTooFar');
        yield decoder.decode(bytes, { stream: true });
      }
    } catch (failure) {
      throw told(failure);
    }
  }

  /** The archive would unpack in pieces so small that a sheet takes half as long again. */
  async #bytes(entry: Entry): Promise<AsyncIterable<Buffer>> {
    const packed = await this.#archive.openReadStreamPromise(entry, { decodeFileData: false });
    return entry.compressionMethod === 0 ? packed : pipeline(packed, createInflateRaw({ chunkSize: 64 * 1024 }), () => undefined);
  }

  close(): void {
    this.#archive.close();
  }
}

/**
 * Opens an archive, which is to be closed.
 * @throws Refusal `import.brokenWorkbook` (422)
 */
export async function openArchive(file: string): Promise<Archive> {
  let archive: ZipFile | undefined;
  try {
    // Names are taken as they are: nothing is written under them.
    archive = await openPromise(file, { autoClose: false, decodeStrings: false });
    if (archive.entryCount > mostEntries) throw broken();
    const entries = new Map<string, Entry>();
    for await (const entry of archive.eachEntry()) entries.set(entry.fileNameRaw.toString().replaceAll('\\', '/').replace(/^\//, ''), entry);
    return new Archive(archive, entries);
  } catch (failure) {
    archive?.close();
    throw told(failure);
  }
}

/** What the disk says is no matter of the file. */
const told = (failure: unknown): unknown => (failure instanceof Refusal || 'syscall' in (failure as Error) ? failure : broken());

export const broken = (): Refusal => new Refusal('import.brokenWorkbook');
