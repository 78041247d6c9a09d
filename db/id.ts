import { randomFillSync } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const pool = new Uint8Array(8_000);
let used = pool.length;
let lastMilliseconds = 0;
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562) as 26 characters of Crockford's base32, so that text order is order of making.
 * Within a process no two are out of order: the 12 bits after the time count up.
 */
export function newId(): string {
  let now = Date.now();
  if (now <= lastMilliseconds) {
    now = lastMilliseconds;
    counter += 1;
    if (counter > 0xfff) now = lastMilliseconds + 1;
  }
  if (now > lastMilliseconds) counter = (random()[0]! & 0x3f) << 2;
  lastMilliseconds = now;

  const bytes = random();
  const high = (BigInt(now) << 16n) | BigInt(0x7000 | counter);
  const low = (0b10n << 62n) | (bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n) & 0x3fff_ffff_ffff_ffffn);
  return encode((high << 64n) | low);
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(value);
}

function random(): Uint8Array {
  if (used + 8 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 8;
  return pool.subarray(used - 8, used);
}

function encode(number: bigint): string {
  let text = '';
  // Five characters at a time fit a plain integer, which is many times quicker than bigint arithmetic by character.
  for (let rest = number, left = 26; left > 0; rest >>= 25n, left -= 5) {
    let part = Number(rest & 0x1ff_ffffn);
    for (let index = 0; index < 5 && text.length < 26; index += 1, part = Math.floor(part / 32)) text = alphabet[part % 32] + text;
  }
  return text;
}
