import { randomInt } from 'node:crypto';

const smallest = 1_024;
const fullest = 0.75;
const hasBits = 11;

/** What is known of one key: the line of the row that has it, and a few bits. */
export interface KeyEntry { line: number; has: number }

/**
 * Lines by a hash of their keys, in 12 bytes a place, for a file of a million rows has some millions of keys. Open
 * addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4).
 */
export class KeyTable {
  #low = new Uint32Array(smallest);
  /** The 21 upper bits of a hash, and what the row has. */
  #high = new Uint32Array(smallest);
  /** 0 where a place is free: lines begin with 1. */
  #lines = new Int32Array(smallest);
  #count = 0;
  /** Nobody can make keys that all fall into one place. */
  readonly #seed = randomInt(2 ** 32);

  /** The last one with a key counts. */
  set(key: string, { line, has }: KeyEntry): void {
    if (this.#count + 1 > this.#lines.length * fullest) this.#grow();
    const { low, high } = hashOf(key, this.#seed);
    this.#put(low, (high << hasBits) | (has & ((1 << hasBits) - 1)), line);
  }

  get(key: string): KeyEntry | undefined {
    const { low, high } = hashOf(key, this.#seed);
    const place = this.#placeOf(low, high);
    const line = this.#lines[place]!;
    return line === 0 ? undefined : { line, has: this.#high[place]! & ((1 << hasBits) - 1) };
  }

  /** For whoever wants to know what it takes. */
  get bytes(): number {
    return this.#low.byteLength + this.#high.byteLength + this.#lines.byteLength;
  }

  #put(low: number, high: number, line: number): void {
    const place = this.#placeOf(low, high >>> hasBits);
    if (this.#lines[place] === 0) this.#count += 1;
    this.#low[place] = low;
    this.#high[place] = high;
    this.#lines[place] = line;
  }

  #placeOf(low: number, high: number): number {
    const places = this.#lines.length;
    let place = low % places;
    while (this.#lines[place] !== 0 && (this.#low[place] !== low || this.#high[place]! >>> hasBits !== high)) place = place + 1 === places ? 0 : place + 1;
    return place;
  }

  #grow(): void {
    const [lows, highs, lines] = [this.#low, this.#high, this.#lines];
    const places = Math.ceil(lines.length * 1.6);
    [this.#low, this.#high, this.#lines, this.#count] = [new Uint32Array(places), new Uint32Array(places), new Int32Array(places), 0];
    for (let place = 0; place < lines.length; place += 1) if (lines[place] !== 0) this.#put(lows[place]!, highs[place]!, lines[place]!);
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
