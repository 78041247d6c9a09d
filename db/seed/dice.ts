/**
 * Chance that always falls the same way: for one seed, one subject and one number in it. Mulberry32 over a mixed start,
 * so that any of a million people can be made without those before them.
 */
export class Dice {
  #state: number;

  constructor(seed: number, about: string, index = 0) {
    let mixed = 2_166_136_261 ^ seed;
    for (let at = 0; at < about.length; at += 1) mixed = Math.imul(mixed ^ about.charCodeAt(at), 16_777_619);
    this.#state = scattered(scattered(mixed) ^ Math.imul(index + 1, 0x9e37_79b1));
  }

  /** From 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends among them. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** Any number between the two. */
  within(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  chance(of: number): boolean {
    return this.next() < of;
  }

  one<Value>(list: readonly Value[]): Value {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** One of them, each as often as its weight says. */
  weighted<Value>(list: readonly (readonly [Value, weight: number])[]): Value {
    let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of list) if ((left -= weight) < 0) return value;
    return list.at(-1)![0];
  }
}

function scattered(number: number): number {
  let mixed = number | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return mixed ^ (mixed >>> 16);
}
