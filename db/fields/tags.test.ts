import { expect, test } from 'vitest';
import { tags } from './tags.ts';

const { kind } = tags();
const parsed = (input: unknown) => kind.parse(input, {} as never) as string[];

test('tags keep their order, each once however it is written', () => {
  expect(parsed(['  Cold ', 'first   home', 'COLD', 'VIP', '', 'Vip', 'λόγος', 'λογοσ', '!'])).toEqual(['Cold', 'first home', 'VIP', 'λόγος', '!']);
  expect(parsed('cold')).toEqual(['cold']);
  expect(parsed(['!', '!', '"'])).toEqual(['!', '"']);
});

test.each([
  [{}, 'field.notList'], [[1], 'field.notText'], [['a,b'], 'field.commaInTag'], [['الف، ب'], 'field.commaInTag'], [['x'.repeat(41)], 'field.tooLong'],
  [Array.from({ length: 31 }, (_, at) => `t${at}`), 'field.tooManyTags'], [['a\0b'], 'field.notText'],
])('%j is refused as %s', (input, code) => {
  expect(() => parsed(input)).toThrow(expect.objectContaining({ code }));
});

test('thirty that are written twice are thirty', () => {
  const thirty = Array.from({ length: 30 }, (_, at) => `t${at}`);
  expect(parsed([...thirty, ...thirty.map((tag) => tag.toUpperCase())])).toEqual(thirty);
});
