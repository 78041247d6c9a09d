import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal, type RecordData } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { reference } from '@gable/db/fields/reference.ts';
import { sketchedKinds, type FieldSketch } from '@gable/db/fieldSketch.ts';
import { messagesFor } from '../extensions/contributing.ts';
import { readExtensionFolder } from '../extensions/readFolder.ts';
import { isImportable } from '../imports/reading/importableField.ts';
import { importableFields } from '../imports/reading/importableFields.ts';
import { importText } from '../imports/testing/importText.ts';
import { locales } from '../messages.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { exported } from './testing/exported.ts';
import { randomFrom } from '../testing/randomFrom.ts';
import { valuesFrom } from './testing/seededValues.ts';

const kinds = ['contacts', 'properties', 'deals', 'leases'];
const formats = ['csv', 'xlsx', 'json', 'jsonl'] as const;
const recordsOfEach = 16;
const holder = reference('members');

/** A field of every kind that a file can fill, as an agency adds them by itself. */
const sketches: FieldSketch[] = sketchedKinds.filter((kind) => isImportable(kind)).map((kind) => ({
  kind,
  ...(kind === 'choice' || kind === 'multiChoice' ? { choices: ['North', 'South', 'Yes', 'מרכז', '1', 'Sea; view', 'a|b', '[x]'] } : undefined),
  ...(kind === 'decimal' && { scale: 3 }),
  ...(kind.startsWith('reference') && { target: 'contacts', ...(kind === 'references' && { roles: ['buyer', 'lawyer'] }) }),
}));

describe.each(everyOffice)('what is exported comes back as it was, on $engine', ({ open }) => {
  let gable: TestOffice;
  let colleague: TestMember;
  const files = new Map<string, Buffer>();
  const originals = new Map<string, RecordData[]>();

  beforeAll(async () => {
    gable = await open();
    const { principal } = gable;
    colleague = await gable.hire('agent');
    await principal.run('extensions.install', readExtensionFolder(path.resolve('tests/extensions/rentals')) as never);
    for (const sketch of sketches) await principal.run('fields.add', { records: 'contacts', title: `Own ${sketch.kind}`, sketch });
    for (const [seed, kind] of kinds.entries()) {
      await fill(kind, 20_261_122 + seed);
      originals.set(kind, await all(kind));
      for (const locale of locales) for (const format of formats) files.set(`${kind} ${format} ${locale}`, await exported(gable, principal, { kind, locale, format, withRelations: true }));
    }
  }, 60_000);
  afterAll(() => gable[Symbol.asyncDispose]());

  describe.each(kinds)('%s', (kind) => {
    describe.each(formats)('as %s', (format) => {
      test.each(locales)('in %s', async (locale) => {
        const before = new Set((await all(kind)).map(({ id }) => id));
        const { state } = await importText(gable, gable.principal, { kind, text: files.get(`${kind} ${format} ${locale}`)!, duplicates: 'make' });
        expect(state).toMatchObject({ created: recordsOfEach, refused: 0, problems: [] });
        const made = (await all(kind)).filter(({ id }) => !before.has(id));
        expect(made.map((record) => told(kind, record))).toEqual(originals.get(kind)!.map((record) => told(kind, record)));
      });
    });
  });

  function fillable(kind: string) {
    const { agency } = gable.principal.caller();
    return importableFields(agency.kinds.get(kind), messagesFor(gable.office.messages, agency)).map(({ name }) => name);
  }

  async function fill(kind: string, seed: number): Promise<void> {
    const random = randomFrom(seed);
    const ids = new Map<string, string[]>([['members', [gable.principal.id, colleague.id]]]);
    for (const target of kinds) ids.set(target, (await all(target)).map(({ id }) => id));
    const valueOf = valuesFrom(random, (target) => ids.get(target) ?? []);
    for (let count = 0; count < recordsOfEach;) {
      const { fields } = gable.principal.caller().agency.kinds.get(kind);
      const given = fillable(kind).filter((name) => fields[name]?.options.required || random() < 0.8);
      const values = Object.fromEntries(given.map((name) => [name, valueOf(fields[name] ?? holder)] as const).filter(([, value]) => value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0)));
      try {
        await gable.principal.create(kind, values);
        count += 1;
      } catch (failure) {
        // Some values don't go together, by the rules of the kind.
        if (!(failure instanceof Refusal)) throw failure;
      }
    }
  }

  async function all(kind: string): Promise<RecordData[]> {
    const pieces = gable.office.records.pieces(gable.principal.caller(), kind, { query: {}, size: 500 });
    return (await Array.fromAsync(pieces)).flat();
  }

  function told(kind: string, record: RecordData): Record<string, unknown> {
    const { fields } = gable.principal.caller().agency.kinds.get(kind);
    return Object.fromEntries(fillable(kind).map((name) => [name, fields[name]?.kind.name === 'phones' ? numbers(record[name]) : record[name]]));
  }
});

/** How a number was typed is not told, but where it can't be read. */
const numbers = (value: unknown): unknown => (value as { label?: string; e164: string | null; typed: string }[] | null)?.map(({ label, e164, typed }) => ({ label, number: e164 ?? typed })) ?? null;
