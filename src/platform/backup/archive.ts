import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createTarPacker } from 'modern-tar';

/** A tar file under construction, written as its entries come. */
export class Archive {
  readonly #packer = createTarPacker();
  readonly #written: Promise<void>;

  constructor(file: string) {
    const readable = Readable.fromWeb(this.#packer.readable as ReadableStream);
    this.#written = pipeline(readable, createWriteStream(file, { mode: 0o600 }));
    this.#written.catch(() => {});
  }

  /** Adds a file and tells what was read of it. */
  async addFile(name: string, file: string): Promise<{ bytes: number; sha256: string }> {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      return await this.#add(name, size, createReadStream(file, { highWaterMark: 1 << 18 }));
    } finally {
      await handle.close();
    }
  }

  async addText(name: string, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    await this.#add(name, bytes.length, [bytes]);
  }

  /** Resolves when all of it is written, if not yet flushed. */
  async finish(): Promise<void> {
    this.#packer.controller.finalize();
    await this.#written;
  }

  /** The disk may fail while an entry waits to be taken, so whichever comes first counts. */
  async #add(name: string, size: number, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<{ bytes: number; sha256: string }> {
    const failed = this.#written.then(() => { throw new Error('The archive ended before its time.'); });
    failed.catch(() => {});
    const writer = this.#packer.controller.add({ name, size, mode: 0o600, mtime: new Date(0) }).getWriter();
    const hash = createHash('sha256');
    for await (const chunk of content) {
      hash.update(chunk);
      await Promise.race([writer.write(chunk), failed]);
    }
    await Promise.race([writer.close(), failed]);
    return { bytes: size, sha256: hash.digest('hex') };
  }
}
