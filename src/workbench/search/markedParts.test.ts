import { expect, test } from 'vitest';
import { markedParts } from './markedParts.ts';

test('a title is cut at its parts and at its marks', () => {
  const text = '12 Ermou Street · Dana Cohen';
  const parts = markedParts(text, [[3, 8], [23, 26]]);
  expect(parts.map((part) => part.map(({ text: piece, isMarked }) => (isMarked ? `[${piece}]` : piece)).join(''))).toEqual(['12 [Ermou] Street', 'Dana [Coh]en']);
});

test('a text without marks is whole', () => {
  expect(markedParts('Dana', [])).toEqual([[{ text: 'Dana', isMarked: false }]]);
});
