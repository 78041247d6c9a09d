import { randomInt } from 'node:crypto';

const smallest = 1_024;
const fullest = 0.75;
const hasBits = 11;

/** What is known of one key: the number of the row that has it, from 1, and a few bits. */
export interface KeyEntry { row: number; has: number }

/**
 * Rows by a hash of their keys, in 12 bytes a place, for a file of a million rows has some millions of keys. Open
 * addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4).
 */
export class KeyTable {
  #low = new Uint32Array(smallest);
  /** The 21 upper bits of a hash, and what the row has. */
  #high = new Uint32Array(smallest);
  /** 0 where a place is free: rows begin with 1. */
  #rows = new Int32Array(smallest);
  #count = 0;
  /** Nobody can make keys that all fall into one place. */
  readonly #seed = randomInt(2 ** 32);

  /** The last one with a key counts. */
  set(key: string, { row, has }: KeyEntry): void {
    if (this.#count + 1 > this.#rows.length * fullest) this.#grow();
    const { low, high } = hashOf(key, this.#seed);
    this.#put(low, (high << hasBits) | (has & ((1 << hasBits) - 1)), row);
  }

  get(key: string): KeyEntry | undefined {
    const { low, high } = hashOf(key, this.#seed);
    const place = this.#placeOf(low, high);
    const row = this.#rows[place]!;
    return row === 0 ? undefined : { row, has: this.#high[place]! & ((1 << hasBits) - 1) };
  }

  /** For whoever wants to know what it takes. */
  get bytes(): number {
    return this.#low.byteLength + this.#high.byteLength + this.#rows.byteLength;
  }

  #put(low: number, high: number, row: number): void {
    const place = this.#placeOf(low, high >>> hasBits);
    if (this.#rows[place] === 0) this.#count += 1;
    this.#low[place] = low;
    this.#high[place] = high;
    this.#rows[place] = row;
  }

  #placeOf(low: number, high: number): number {
    const places = this.#rows.length;
    let place = low % places;
    while (this.#rows[place] !== 0 && (this.#low[place] !== low || this.#high[place]! >>> hasBits !== high)) place = place + 1 === places ? 0 : place + 1;
    return place;
  }

  #grow(): void {
    const [lows, highs, rows] = [this.#low, this.#high, this.#rows];
    const places = Math.ceil(rows.length * 1.6);
    [this.#low, this.#high, this.#rows, this.#count] = [new Uint32Array(places), new Uint32Array(places), new Int32Array(places), 0];
    for (let place = 0; place < rows.length; place += 1) if (rows[place] !== 0) this.#put(lows[place]!, highs[place]!, rows[place]!);
  }
}

/** 53 bits (cyrb53): of a million texts two are the same once in ten thousand files. */
function hashOf(text: string, seed: number): { low: number; high: number } {
  let [one, other] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2_654_435_761);
    other = Math.imul(other ^ code, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
  other = Math.imul(other ^ (other >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return { low: one >>> 0, high: other & 2_097_151 };
}
