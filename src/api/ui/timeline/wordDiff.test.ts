import { expect, test } from 'vitest';
import { wordDiff } from './wordDiff.ts';

test('words that were taken out and put in are told apart from those that stayed', () => {
  expect(wordDiff('Wants a quiet garden', 'Wants a large sunny garden')).toEqual([
    { text: 'Wants a ', is: 'same' }, { text: 'quiet', is: 'out' }, { text: 'large sunny', is: 'in' }, { text: ' garden', is: 'same' },
  ]);
});

test('both texts can be read from it', () => {
  for (const [before, after] of [['', 'new'], ['old', ''], ['a b c d', 'd c b a'], ['שלום לכולם', 'שלום לכם']] as const) {
    const parts = wordDiff(before, after);
    expect(parts.filter(({ is }) => is !== 'in').map(({ text }) => text).join('')).toBe(before);
    expect(parts.filter(({ is }) => is !== 'out').map(({ text }) => text).join('')).toBe(after);
  }
});

test('very long texts are told whole', () => {
  const long = 'word '.repeat(2_000);
  expect(wordDiff(long, `${long}!`)).toHaveLength(2);
});
