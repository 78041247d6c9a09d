import { closeSync, openSync, readSync } from 'node:fs';
import type { StagedRow } from '../staging.ts';

const step = 4 * 1024;
const lineBreak = 10;

/** Reads single judged rows again, by the byte at which each begins. */
export class RowsAt {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
  }

  read(begin: number): StagedRow {
    const pieces: Buffer[] = [];
    for (let from = begin; ; from += step) {
      const piece = Buffer.allocUnsafe(step);
      const read = piece.subarray(0, readSync(this.#file, piece, 0, step, from));
      const end = read.indexOf(lineBreak);
      pieces.push(end < 0 ? read : read.subarray(0, end));
      if (end >= 0 || read.length < step) return JSON.parse(Buffer.concat(pieces).toString('utf8')) as StagedRow;
    }
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
  }
}
