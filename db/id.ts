import { randomFillSync } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const pool = new Uint32Array(2_000);
let used = pool.length;
let lastMilliseconds = 0;
let timeText = '';
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562) as 26 characters of Crockford's base32, so that text order is order of making.
 * Within a process no two are out of order: the 12 bits after the time count up.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastMilliseconds) start(now);
  else if (counter === 0xfff) start(lastMilliseconds + 1);
  else counter += 1;
  // 48 bits of time; 4 of version, 12 of counter, 2 of variant and 2 at random; 60 at random: each part fits a plain integer.
  return timeText + encode(0x70000 | (counter << 4) | 0b1000 | (random() >>> 30), 4) + encode(random() >>> 2, 6) + encode(random() >>> 2, 6);
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(value);
}

function start(milliseconds: number): void {
  lastMilliseconds = milliseconds;
  counter = (random() & 0x3f) << 2;
  timeText = encode(Math.floor(milliseconds / 2 ** 25), 5) + encode(milliseconds % 2 ** 25, 5);
}

function random(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 1;
  return pool[used - 1]!;
}

function encode(number: number, length: number): string {
  let text = '';
  for (let rest = number, left = length; left > 0; rest >>>= 5, left -= 1) text = alphabet[rest & 31] + text;
  return text;
}
