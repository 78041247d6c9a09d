import { createReadStream } from 'node:fs';
import { linesOf } from '../../lines.ts';
import type { StagedRow } from '../staging.ts';

export interface Staged {
  row: StagedRow;
  /** Where the next one begins, in bytes. */
  end: number;
}

/** The judged rows from some place on. What was looked at stays in front until it is dropped. */
export class StagedRows {
  readonly #lines: AsyncGenerator<string[]>;
  #front: Staged[] = [];
  #end: number;

  constructor(file: string, start: number) {
    this.#lines = linesOf(createReadStream(file, { start }));
    this.#end = start;
  }

  async look(count: number): Promise<Staged[]> {
    while (this.#front.length < count) {
      const { value: lines, done } = await this.#lines.next();
      if (done) break;
      for (const line of lines) {
        this.#end += Buffer.byteLength(line) + 1;
        this.#front.push({ row: JSON.parse(line) as StagedRow, end: this.#end });
      }
    }
    return this.#front.slice(0, count);
  }

  drop(count: number): void {
    this.#front.splice(0, count);
  }

  async close(): Promise<void> {
    await this.#lines.return(undefined);
  }
}
