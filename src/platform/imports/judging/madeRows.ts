import { filled, sameKeys, type Telling } from '../../same/sameKeys.ts';
import type { StagedRow } from '../staging.ts';

/** Rows of a file that make a record, by all that tells them; of a million the texts would take too much, and so names are not heard across scripts here. */
export class MadeRows {
  readonly #telling: Telling;
  readonly #lines = new Map<number, { line: number; has: number }>();

  constructor(telling: Telling) {
    this.#telling = telling;
  }

  add(row: StagedRow): void {
    const has = filled(this.#telling.rule, row[2]);
    const entry = { line: row[1], has };
    for (const { field, text } of sameKeys(this.#telling, row)) this.#lines.set(hashOf(`${field} ${text}`), entry);
  }

  /** Line of an earlier row about the same; null where there is none. */
  lineOf(row: StagedRow): number | null {
    const own = filled(this.#telling.rule, row[2]);
    for (const { field, text } of sameKeys(this.#telling, row)) {
      const earlier = this.#lines.get(hashOf(`${field} ${text}`));
      if (earlier && (field !== 'title' || (earlier.has & own) === 0)) return earlier.line;
    }
    return null;
  }
}

/** 53 bits (cyrb53): of a million texts two are the same once in ten thousand files. */
function hashOf(text: string): number {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2_654_435_761);
    other = Math.imul(other ^ code, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
  other = Math.imul(other ^ (other >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & other) + (one >>> 0);
}
