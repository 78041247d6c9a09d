import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { serveTestOffice } from './testing/servedOffice.ts';

test('the schema of manifests is there for editors, and takes and refuses what an installation does', async () => {
  await using served = await serveTestOffice();
  const { status, body } = await served.anyone('GET', 'manifest.schema.json');
  expect(status).toBe(200);
  const fits = new Ajv2020({ strict: false }).compile({ ...body, $schema: undefined });
  const rentals = JSON.parse(readFileSync('tests/extensions/rentals/package.json', 'utf8'));
  expect(fits(rentals), JSON.stringify(fits.errors)).toBe(true);
  for (const name of ['contacts', 'deals', 'home', 'properties']) expect(fits(JSON.parse(readFileSync(`extensions/${name}/package.json`, 'utf8'))), `${name}: ${JSON.stringify(fits.errors)}`).toBe(true);
  const under = (all: object[]): object => ({ ...rentals, contributes: { views: [{ ...rentals.contributes.views[0], filter: { all } }] } });
  expect(fits(under([{ not: { field: 'state', is: '=', value: ['draft'] } }, { words: 'quiet' }])), JSON.stringify(fits.errors)).toBe(true);
  expect(fits(under([{ field: 'state', is: 'like', value: 'draft' }]))).toBe(false);
  rentals.contributes.records[0].fields.rent.kind = 'cash';
  expect(fits(rentals)).toBe(false);
  expect(fits({ ...rentals, contributes: { surprise: [] } })).toBe(false);
});

test('so is the schema of forms of files', async () => {
  await using served = await serveTestOffice();
  const { status, body } = await served.anyone('GET', 'importer.schema.json');
  expect(status).toBe(200);
  const fits = new Ajv2020({ strict: false }).compile({ ...body, $schema: undefined });
  const forms = ['contacts/importers/contacts', 'deals/importers/deals', 'properties/importers/properties', 'properties/importers/kingCountySales'].map((file) => JSON.parse(readFileSync(`extensions/${file}.json`, 'utf8')));
  for (const form of forms) expect(fits(form), `${form.id}: ${JSON.stringify(fits.errors)}`).toBe(true);
  expect(fits({ ...forms[0], recognisedBy: 'Name' })).toBe(false);
  expect(fits({ ...forms[0], columns: { Foo: { field: 3 } } })).toBe(false);
});
