import { expect, test } from 'vitest';
import { acceptedLocale } from './locale.ts';

test.each([
  ['he-IL,he;q=0.9,en;q=0.8', 'he'], ['iw', 'he'], ['fr,de', undefined], ['fr, el;q=0.2, fa;q=0.7', 'fa'], ['en;q=0, el', 'el'], ['', undefined], [undefined, undefined], ['*', undefined],
])('of %s we speak %s', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});
