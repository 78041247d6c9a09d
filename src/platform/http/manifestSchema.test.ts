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
  rentals.contributes.records[0].fields.rent.kind = 'cash';
  expect(fits(rentals)).toBe(false);
  expect(fits({ ...rentals, contributes: { surprise: [] } })).toBe(false);
});
