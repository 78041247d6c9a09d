import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MessageFormat } from 'messageformat';
import { expect, test } from 'vitest';
import { openTestOffice } from '@gable/api/testing';
import { ourFiles, root } from './files.ts';
import sameEverywhere from './sameInAllLanguages.json' with { type: 'json' };

const languages = ['he', 'el', 'fa'];
const owners = ourFiles().filter((file) => /(^|\/)messages\/en\.json$/.test(file)).map((file) => path.dirname(file));
const read = (owner: string, language: string): Record<string, string> => JSON.parse(readFileSync(path.join(root, owner, `${language}.json`), 'utf8'));

/** Values and signs alone need no translation. */
const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(/\{[^}]*\}/g, ''));

test.each(owners)('%s says everything in every language', (owner) => {
  const keys = Object.keys(read(owner, 'en')).sort();
  for (const language of languages) expect(Object.keys(read(owner, language)).sort(), language).toEqual(keys);
});

test.each(owners)('%s leaves nothing in English', (owner) => {
  const english = read(owner, 'en');
  const left = languages.flatMap((language) =>
    Object.entries(read(owner, language)).filter(([key, text]) => text === english[key] && hasWords(text) && !sameEverywhere.includes(text)).map(([key]) => `${language} ${key}`));
  expect(left).toEqual([]);
});

test.each(owners)('every message of %s can be read', (owner) => {
  for (const language of ['en', ...languages]) {
    for (const [key, text] of Object.entries(read(owner, language))) expect(() => new MessageFormat(language, text), `${language} ${key}`).not.toThrow();
  }
});

test('every refusal in the code has its sentence', () => {
  const code = ourFiles().filter((file) => /^(src\/(platform|api)|extensions|db)\/.*(?<!\.test)\.ts$/.test(file) && !/testing\//.test(file));
  const codes = code.flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(/new (?:Refusal|InvalidValue)\('([\w.]+)'|: '((?:field|record)\.\w+)'/g)].map(([, one, other]) => one ?? other!));
  const known = new Set(owners.flatMap((owner) => Object.keys(read(owner, 'en'))));
  expect([...new Set(codes)].filter((one) => !known.has(one)).sort()).toEqual([]);
});

test('every kind, field, choice and command has its name', async () => {
  await using gable = await openTestOffice();
  const { messages, records, commands } = gable.office;
  const known = messages.all('en');
  const wanted = records.kinds.all().flatMap(({ kind, fields }) => [
    `${kind}.one`, `${kind}.many`,
    ...Object.entries(fields).filter(([, { options }]) => !options.internal).flatMap(([name, { options }]) => [
      `${kind}.${name}`, ...(options.choices ?? []).map(({ value }) => `${kind}.${name}.${value}`), ...(options.roles ?? []).map((role) => `${kind}.${name}.${role}`),
    ]),
  ]);
  const ids = commands.all().filter(({ id }) => id !== 'events.deliver').map(({ id }) => id);
  expect([...wanted, ...ids].filter((key) => known[key] === undefined)).toEqual([]);
});
