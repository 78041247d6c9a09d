import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

export interface Measured { sha256: string; bytes: number }

/** Lets a stream through and tells, once it has ended, what that was. */
export class Measure extends Transform {
  readonly #hash = createHash('sha256');
  #bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, next: TransformCallback): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    next(null, chunk);
  }

  result(): Measured {
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes };
  }
}
