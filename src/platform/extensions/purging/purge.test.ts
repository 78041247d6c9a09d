import path from 'node:path';
import { Readable } from 'node:stream';
import { nouns } from '@gable/db/schema/nouns.ts';
import * as platform from '@gable/db/schema/platform.ts';
import { describe, expect, test } from 'vitest';
import { everyPlace, moveIn, type TestPlace } from '../../backup/testing/everyPlace.ts';
import { examine } from '../../doctor/examine.ts';
import { readExtensionFolder } from '../readFolder.ts';
import { purge } from './purge.ts';

const rentals = readExtensionFolder(path.resolve('tests/extensions/rentals'));

/** It brings fields of homes: one whose words are found, one that the next version drops, and one of files. */
const first = structuredClone(rentals) as typeof rentals & { manifest: any; messages: any };
Object.assign(first.manifest.contributes.fields[0].fields, { remarks: { kind: 'text', searched: true }, wall: { kind: 'text' }, plan: { kind: 'files' } });
Object.assign(first.messages.en, { 'properties.remarks': 'Remarks', 'properties.wall': 'Wall', 'properties.plan': 'Plan' });
const second = structuredClone(first);
delete second.manifest.contributes.fields[0].fields.wall;
second.manifest.version = '2.0.0';

/** It adds a field to what another extension brings. */
const meters = {
  manifest: { name: 'meters', version: '1.0.0', engines: { gable: '>=0.1' }, contributes: { fields: [{ records: 'leases', fields: { gauge: { kind: 'text', searched: true } } }] } },
  messages: { en: { 'leases.gauge': 'Gauge', 'leases.group.meters': 'Meters' } },
};

describe.each(everyPlace)('a purge, on $engine', ({ place: makePlace }) => {
  test('leaves nothing of an extension: no words, no dropped field, no note, no file, no profile, no field of ours on its kind', async () => {
    await using house = await openHouse(makePlace);
    const { run, office, caller } = house;
    await run('extensions.install', first);
    const { name: photos } = await run('fields.add', { records: 'leases', title: 'Photos', sketch: { kind: 'files' } });
    const { name: mainLease } = await run('fields.add', { records: 'properties', title: 'Main lease', sketch: { kind: 'reference', target: 'leases' } });
    const [photo, plan, shared] = [await house.file(), await house.file(), await house.file()];
    const lease = await run('leases.create', { number: 'Zanzibar 1', terms: 'Zanzibar terms', state: 'draft', [photos]: [{ id: photo }, { id: shared }] });
    const home = await run('properties.create', { unparsedAddress: '1 Quay', remarks: 'Zanzibar remarks', wall: 'Zanzibar wall', plan: [{ id: plan }], [mainLease]: lease.id });
    await run('contacts.change', { id: house.contact, documents: [{ id: shared }] });
    await run('notes.create', { text: 'Zanzibar note', about: `leases/${lease.id}` });
    await run('tasks.create', { title: 'Zanzibar task', about: `leases/${lease.id}` });
    const kept = await run('notes.create', { text: 'Stays', about: `properties/${home.id}` });
    const { job } = await office.imports.start(caller(), { kind: 'leases', content: Readable.from([Buffer.from('number,state\nQ-1,draft\n')]) }, {});
    await office.jobs.settled();
    await run('imports.keepProfile', { import: job, name: 'Leases' });
    await run('extensions.install', second);

    await run('extensions.remove', { name: 'rentals', data: 'purge' });
    await expect(run('extensions.install', first)).rejects.toMatchObject({ code: 'extension.purging' });
    await office.jobs.settled();
    expect(await house.tables('Zanzibar')).toEqual([]);
    expect(await house.tables(photo)).toEqual([]);
    expect(await house.tables(plan)).toEqual([]);
    expect(await house.tables(shared)).toContain('files');
    expect(await office.records.list(caller(), 'properties', { words: 'zanzibar' })).toMatchObject({ data: [] });
    expect(await office.records.get(caller(), { kind: 'notes', id: kept.id })).toMatchObject({ text: 'Stays' });
    expect(caller().agency.settings.importProfiles).toEqual([]);
    expect(caller().agency.additions).toMatchObject({ installed: [], fields: [{ name: mainLease }], kept: [{ name: mainLease }] });
    expect(await house.problems()).toEqual({});
    await run('extensions.install', first);
    expect(await office.records.get(caller(), { kind: 'properties', id: home.id })).toMatchObject({ remarks: null, wall: null, [mainLease]: null });
    expect(await house.problems()).toEqual({});
  });

  test('reaches fields on a kind whose own extension is off', async () => {
    await using house = await openHouse(makePlace);
    const { run, office } = house;
    await run('extensions.install', rentals);
    await run('extensions.install', meters);
    const { id } = await run('leases.create', { number: 'A-1', state: 'draft', gauge: 'Zanzibar' });
    await run('extensions.disable', { name: 'rentals' });
    await run('extensions.remove', { name: 'meters', data: 'purge' });
    await office.jobs.settled();
    expect(await house.tables('Zanzibar')).toEqual([]);
    await run('extensions.enable', { name: 'rentals' });
    expect(await office.records.get(house.caller(), { kind: 'leases', id })).toMatchObject({ number: 'A-1' });
    expect(await house.problems()).toEqual({});
  });

  test('what was kept when an extension went can be purged afterwards', async () => {
    await using house = await openHouse(makePlace);
    const { run, office } = house;
    await run('extensions.install', first);
    await run('properties.create', { unparsedAddress: '1 Quay', remarks: 'Zanzibar' });
    await run('extensions.remove', { name: 'rentals', data: 'keep' });
    expect(await house.tables('Zanzibar')).not.toEqual([]);
    await run('extensions.remove', { name: 'rentals', data: 'purge' });
    await office.jobs.settled();
    expect(await house.tables('Zanzibar')).toEqual([]);
    await expect(run('extensions.remove', { name: 'rentals', data: 'purge' })).rejects.toMatchObject({ code: 'extension.unknown' });
  });

  test('goes in pieces, between which others work, and after a crash goes on', async () => {
    await using house = await openHouse(makePlace);
    const { run, office, agency } = house;
    await run('extensions.install', first);
    await Promise.all(Array.from({ length: 120 }, (_, number) => run('leases.create', { number: `Zanzibar ${number}`, state: 'draft' })));
    await Promise.all(Array.from({ length: 210 }, (_, number) => run('properties.create', { unparsedAddress: `${number} Quay`, remarks: 'Zanzibar' })));
    await run('extensions.remove', { name: 'rentals', data: 'purge' });
    const [[id]] = await office.engine.read(null, { sql: "SELECT id FROM jobs WHERE name = 'extensions.purge'", params: [] }) as [[string]];
    const died = new Error('The process died.');
    for (const pieces of [2, 4]) {
      let done = 0;
      const stopped = { throwIfAborted() { if ((done += 1) === pieces) throw died; } } as AbortSignal;
      await expect(purge(office, { id, agency, stopped })).rejects.toBe(died);
    }
    const [[leases]] = await office.engine.read(agency, { sql: "SELECT count(*) FROM records WHERE agency_id = ? AND kind = 'leases'", params: [agency] }) as [[number]];
    expect(leases).toBe(0);
    expect(await house.tables('Zanzibar')).not.toEqual([]);
    const answered: number[] = [];
    let pieces = 0;
    const stopped = { throwIfAborted() { void run('contacts.create', { lastName: `Meanwhile ${pieces += 1}` }).then(() => answered.push(pieces)); } } as AbortSignal;
    await purge(office, { id, agency, stopped });
    expect(answered[0]).toBeLessThan(pieces);
    await office.jobs.settled();
    expect(await house.tables('Zanzibar')).toEqual([]);
    expect(await house.problems()).toEqual({});
  });
});

async function openHouse(makePlace: () => Promise<TestPlace>) {
  const place = await makePlace();
  const office = await place.open();
  const { agency, contact } = await moveIn(office);
  let plans = 0;
  const caller = () => office.agencies.office(agency);
  return {
    office, agency, contact, caller,
    run: async (command: string, input: object) => (await office.commands.run(caller(), command, input as never)).data as { id: string; name: string },
    file: async () => (await office.files.keep(caller(), { name: 'plan.txt', mediaType: 'text/plain', content: Readable.from([Buffer.from(`Plan ${plans += 1}`)]) })).id,
    /** Tables in which a text stands anywhere, as words too. */
    async tables(text: string): Promise<string[]> {
      const all = [...Object.values(platform), ...Object.values(nouns).map(({ table }) => table)].filter(({ columns }) => 'agency_id' in columns);
      const found = await Promise.all(all.map(async ({ name }) => {
        const rows = await office.engine.read(agency, { sql: `SELECT * FROM "${name}" WHERE agency_id = ?`, params: [agency] });
        return JSON.stringify(rows).toLowerCase().includes(text.toLowerCase()) ? [name] : [];
      }));
      return found.flat();
    },
    async problems(): Promise<Record<string, string[]>> {
      const found: Record<string, string[]> = {};
      for await (const { check, problems } of examine({ office, place })) {
        // The tests' PostgreSQL need not survive a power cut.
        const real = problems.filter((problem) => !/^(fsync|full_page_writes) is off/.test(problem));
        if (real.length) found[check] = real;
      }
      return found;
    },
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
}
