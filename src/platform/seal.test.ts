import { expect, test } from 'vitest';
import { Seal } from './seal.ts';

const seal = new Seal('a key');
const until = new Date('2026-12-01T00:00:00Z');
const before = Date.parse('2026-11-30T23:59:00Z');
const given = { until, purpose: 'leads' };

test('what was given out is known again until its end', () => {
  const sealed = seal.close('form/01J · שלום', given);
  expect(sealed).toMatch(/^[\w-]+\.[\w]+\.[\w-]+$/);
  expect(seal.open(sealed, 'leads', before)).toBe('form/01J · שלום');
  expect(seal.open(sealed, 'leads', Date.parse('2026-12-01T00:00:01Z'))).toBeUndefined();
});

test('another module, another key and another letter do not open it', () => {
  const sealed = seal.close('one', given);
  expect(seal.open(sealed, 'messages', before)).toBeUndefined();
  expect(new Seal('another').open(sealed, 'leads', before)).toBeUndefined();
  for (let at = 0; at < sealed.length; at += 1) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    // The last letter of the mark has no bits left over, so none may be changed.
    expect(seal.open(`${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`, 'leads', before)).toBeUndefined();
  }
});

test.each(['', '.', '..', 'a.b', 'a.b.c', 'a.b.c.d', '.'.repeat(10_000), '__proto__'])('%j is none', (text) => {
  expect(seal.open(text, 'leads', before)).toBeUndefined();
});
