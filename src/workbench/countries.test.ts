import { expect, test } from 'vitest';
import { countries, countryOfZone, guessFor, zoneFor } from './countries.ts';

test('the machine’s own zone comes first where it belongs to the country', () => {
  expect(zoneFor('US', 'America/Los_Angeles')).toBe('America/Los_Angeles');
  expect(zoneFor('CA', 'America/Vancouver')).toBe('America/Vancouver');
  expect(zoneFor('ES', 'Atlantic/Canary')).toBe('Atlantic/Canary');
});

test('another country has its own zone, whatever the machine’s clock shows', () => {
  expect(zoneFor('GR', 'America/Los_Angeles')).toBe('Europe/Athens');
  expect(zoneFor('IL', '')).toBe('Asia/Jerusalem');
  expect(zoneFor('US', 'America/Sao_Paulo')).toBe('America/New_York');
});

test('a zone tells the country', () => {
  expect(countryOfZone('America/Los_Angeles')).toBe('US');
  expect(countryOfZone('Australia/Perth')).toBe('AU');
  expect(countryOfZone('Asia/Tokyo')).toBeUndefined();
});

test.each(countries)('%s has a zone that there is', (country) => {
  expect(() => new Intl.DateTimeFormat('en', { timeZone: guessFor(country).timeZone })).not.toThrow();
});
