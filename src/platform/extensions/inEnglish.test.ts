import { expect, test } from 'vitest';
import { inEnglish } from './inEnglish.ts';

test('a language that lacks a word of the English is told', () => {
  const en = { 'visits.one': 'Visit', 'visits.many': 'Visits' };
  expect(inEnglish({ messages: { en, he: { 'visits.one': 'ביקור' }, el: { 'visits.one': 'Επίσκεψη', 'visits.many': 'Επισκέψεις' } } })).toEqual(['he', 'fa']);
  expect(inEnglish({ messages: { en: {} } })).toEqual([]);
});
