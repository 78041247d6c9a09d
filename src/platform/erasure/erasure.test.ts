import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { nouns } from '@gable/db/schema/nouns.ts';
import * as platform from '@gable/db/schema/platform.ts';
import { describe, expect, test } from 'vitest';
import { everyPlace, moveIn, type TestPlace } from '../backup/testing/everyPlace.ts';
import { addMail } from '../mail/queue.ts';
import { examine } from '../doctor/examine.ts';
import { deletionOfOne } from '../deletion/ofOne.ts';
import { listErasures } from './listErasures.ts';
import { holdingsOf } from './holdings.ts';

const mark = 'zanzibarmark';

describe.each(everyPlace)('erasure, on $engine', ({ place: makePlace }) => {
  test('leaves nothing of a person in any table and any file, and the history still holds', async () => {
    await using house = await openHouse(makePlace);
    const { run, office, caller, agency } = house;
    const file = await house.file(`${mark} passport`, `${mark}.txt`);
    const person = await run('contacts.create', {
      firstName: 'Ruth', lastName: `Old${mark}`, emails: [`${mark}@x.test`], phones: ['206-555-0142'], remarks: `${mark} likes boats`, idNumber: `${mark}-17`, documents: [{ id: file }],
    });
    await run('contacts.change', { id: person.id, lastName: mark, company: `${mark} Ltd` });
    const twin = await run('contacts.create', { firstName: 'R.', lastName: `${mark}twin`, emails: [`${mark}@x.test`] });
    await run('records.merge', { records: 'contacts', into: person.id, from: twin.id });
    const deal = await run('deals.create', { title: `Ruth ${mark} · 1 Quay`, value: { amount: 90_000_000, currency: 'USD' }, people: [{ id: person.id, role: 'buyer' }, { id: house.contact, role: 'seller' }], remarks: `Call Ruth ${mark} on Monday` });
    const former = await run('deals.create', { title: `For Ruth ${mark}`, people: [{ id: person.id, role: 'buyer' }] });
    await run('deals.change', { id: former.id, people: null });
    const household = await run('contacts.create', { lastName: 'Spouse', household: person.id });
    await run('notes.create', { text: `${mark} wants a garden`, about: `contacts/${person.id}` });
    await run('tasks.create', { title: `Call ${mark}`, about: `contacts/${person.id}` });
    await office.imports.start(caller(), { kind: 'contacts', content: Readable.from([`firstName,lastName,emails\n,,${mark}@x.test\nIn,Ported,not an address ${mark}@x.test\n`]) }, { fileName: 'people.csv' });
    await office.jobs.settled();
    await office.commands.perform(caller(), { command: 'contacts.change', input: { id: person.id, jobTitle: `${mark} captain` }, key: 'once' });
    expect(await house.tables(mark)).toEqual(expect.arrayContaining(['contacts', 'notes', 'tasks', 'deals', 'history', 'search_words', 'field_values', 'files']));

    expect(await holdingsOf(office, caller(), { kind: 'contacts', id: person.id })).toMatchObject({
      record: { title: `Ruth ${mark}` }, notes: [{ text: `${mark} wants a garden` }], tasks: [{ title: `Call ${mark}` }],
      namedIn: expect.arrayContaining([{ kind: 'deals', id: deal.id, title: `Ruth ${mark} · 1 Quay`, field: 'people' }, { kind: 'contacts', id: household.id, title: 'Spouse', field: 'household' }]),
      history: expect.arrayContaining([expect.objectContaining({ action: 'created' })]),
    });
    await run('records.erase', { records: 'contacts', id: person.id, reason: 'asked' });
    await office.jobs.settled();
    expect(await house.tables(mark)).toEqual([]);
    expect(await house.tables('5550142')).toEqual([]);
    for (const id of [person.id, twin.id]) await expect(office.records.get(caller(), { kind: 'contacts', id })).rejects.toMatchObject({ status: 404 });
    expect(await office.records.get(caller(), { kind: 'deals', id: deal.id })).toMatchObject({ title: '… · 1 Quay', value: { amount: 90_000_000 }, people: [{ id: house.contact }], remarks: 'Call … on Monday' });
    expect(await office.records.get(caller(), { kind: 'deals', id: former.id })).toMatchObject({ title: 'For …' });
    expect(await office.records.get(caller(), { kind: 'contacts', id: household.id })).toMatchObject({ household: null });
    expect(await house.certificates()).toEqual([
      { record: [null, `contacts/${person.id}`], reason: [null, 'asked'] },
      { finished: [null, true], record: [null, `contacts/${person.id}`], records: [null, 2], notes: [null, 1], tasks: [null, 1], files: [null, 1], namedElsewhere: [null, 3] },
    ]);
    expect(await house.problems()).toEqual({});
    expect(house.onDisk(mark)).toEqual([]);
    expect(agency).toBe(caller().agency.id);
  });

  test('takes a name that stands alone out of what others wrote, where it is a word of its own', async () => {
    await using house = await openHouse(makePlace);
    const { run, office, caller } = house;
    const person = await run('contacts.create', { firstName: 'Ada', lastName: 'Rose' });
    const deal = await run('deals.create', { title: 'Rose · 1 Rosewood', people: [{ id: person.id, role: 'buyer' }], remarks: 'Ada likes a rose. Rosé for Mrs Rose!' });
    await run('deals.change', { id: deal.id, title: 'Rose · 2 Rosewood' });
    await run('records.erase', { records: 'contacts', id: person.id, reason: 'asked' });
    await office.jobs.settled();
    expect(await office.records.get(caller(), { kind: 'deals', id: deal.id })).toMatchObject({ title: '… · 2 Rosewood', remarks: '… likes a rose. Rosé for Mrs …!' });
    const told = await office.engine.read(house.agency, { sql: 'SELECT changes FROM history WHERE agency_id = ? AND record_id = ?', params: [house.agency, deal.id] });
    expect(JSON.stringify(told)).not.toMatch(/\bRose\b(?!é)/);
    expect(await house.problems()).toEqual({});
  });

  test('leaves no letter that waits or lies in the folder, for a report in it may tell of them', async () => {
    await using house = await openHouse(makePlace);
    const { run, office, agency, folder } = house;
    const person = await run('contacts.create', { lastName: mark });
    const letter = { locale: 'en', subject: 'Contacts', text: mark, html: mark } as const;
    const add = async (id: string, nextAt: number): Promise<void> => {
      await office.engine.write(agency, (connection) => addMail(connection, { agency, id, recipient: house.member, purpose: 'report', letter }));
      await office.engine.write(agency, (connection) => connection.change('UPDATE mails SET next_at = ? WHERE agency_id = ? AND id = ?', [nextAt, agency, id]));
    };
    await add('laid', 0);
    await add('waits', Date.now() + 60 * 60_000);
    await office.jobs.settled();
    expect(readFileSync(path.join(folder, 'mail', 'laid.eml'), 'utf8')).toContain(mark);
    await run('records.erase', { records: 'contacts', id: person.id, reason: 'asked' });
    await office.jobs.settled();
    expect(await house.tables(mark)).toEqual([]);
    expect(house.onDisk(mark)).toEqual([]);
    const rows = await office.engine.read(agency, { sql: "SELECT state, failure FROM mails WHERE agency_id = ? AND id = 'waits'", params: [agency] });
    expect(rows).toEqual([['failed', 'mail.mayTellOfErased']]);
  });

  test('of one archived record is done at once for whoever looks after the agency, and for nobody else', async () => {
    await using house = await openHouse(makePlace);
    const { run, office, caller } = house;
    const { id } = await run('contacts.create', { lastName: mark, phones: ['206-555-0142'] });
    await run('contacts.create', { lastName: 'Other', phones: ['206-555-0142'] });
    await run('duplicates.scan', { records: 'contacts' });
    await office.jobs.settled();
    expect(await house.tables(id.toLowerCase())).toContain('same_pairs');
    await expect(run('records.deleteForGood', { records: 'contacts', id })).rejects.toMatchObject({ code: 'erasure.notArchived', status: 409 });
    await expect(run('records.deleteForGood', { records: 'members', id })).rejects.toMatchObject({ status: 403 });
    await run('contacts.archive', { id });
    await run('records.deleteForGood', { records: 'contacts', id });
    await office.jobs.settled();
    expect(await house.tables(mark)).toEqual([]);
    expect(await house.tables(id.toLowerCase())).not.toContain('same_pairs');
    await expect(office.records.get(caller(), { kind: 'contacts', id })).rejects.toMatchObject({ status: 404 });
    expect(await house.problems()).toEqual({});
  });

  test('is certified, with a hash that tells whether anybody has changed what it says', async () => {
    await using house = await openHouse(makePlace);
    const { run, office, caller, agency } = house;
    const person = await run('contacts.create', { lastName: mark });
    await run('notes.create', { text: 'A garden', about: `contacts/${person.id}` });
    expect(await deletionOfOne(office, caller(), { kind: 'contacts', id: person.id })).toEqual({ on: null, keptUntil: null, counts: { notes: 1, tasks: 0, files: 0, entries: 1, namedIn: 0 } });
    await run('records.erase', { records: 'contacts', id: person.id, reason: 'objected' });
    await office.jobs.settled();
    const [certificate, ...others] = (await listErasures(office, caller())).data;
    expect(others).toEqual([]);
    expect(certificate).toMatchObject({ by: null, reason: 'objected', records: [`contacts/${person.id}`], counts: { notes: 1, tasks: 0, files: 0, namedIn: 0 }, finishedAt: expect.any(String), hash: expect.stringMatching(/^[\w-]{43}$/), isProven: true });
    await office.engine.write(agency, (connection) => connection.change("UPDATE history SET changes = replace(changes, 'objected', 'law') WHERE agency_id = ? AND record_id = 'erasures'", [agency]));
    expect((await listErasures(office, caller())).data).toMatchObject([{ reason: 'law', isProven: false }]);
  });
});

async function openHouse(makePlace: () => Promise<TestPlace>) {
  const place = await makePlace();
  const office = await place.open();
  const { agency, contact } = await moveIn(office);
  const caller = () => office.agencies.office(agency);
  return {
    office, agency, contact, caller, folder: place.folder,
    member: [...office.agencies.get(agency).members.values()][0]!,
    run: async (command: string, input: object) => (await office.commands.run(caller(), command, input as never)).data as { id: string },
    file: async (text: string, name: string) => (await office.files.keep(caller(), { name, mediaType: 'text/plain', content: Readable.from([Buffer.from(text)]) })).id,
    /** Tables in which a text stands anywhere. */
    async tables(text: string): Promise<string[]> {
      const all = [...Object.values(platform), ...Object.values(nouns).map(({ table }) => table)].map(({ name, columns }) => ({ name, isOfAgency: 'agency_id' in columns && name !== 'jobs' }));
      const found = await Promise.all(all.map(async ({ name, isOfAgency }) => {
        const rows = isOfAgency
          ? await office.engine.read(agency, { sql: `SELECT * FROM "${name}" WHERE agency_id = ?`, params: [agency] })
          : await office.engine.read(null, { sql: `SELECT * FROM "${name}"`, params: [] });
        return JSON.stringify(rows).toLowerCase().includes(text) ? [name] : [];
      }));
      return found.flat();
    },
    async certificates(): Promise<unknown[]> {
      const rows = await office.engine.read(agency, { sql: "SELECT changes FROM history WHERE agency_id = ? AND kind = 'agencies' AND record_id = 'erasures' ORDER BY sequence", params: [agency] });
      return rows.map(([changes]) => JSON.parse(changes as string) as unknown);
    },
    /** Files of the data folder in which it stands, the database's own among them. */
    onDisk: (text: string): string[] => filesUnder(place.folder).filter((file) => readFileSync(file).toString('latin1').toLowerCase().includes(text)),
    async problems(): Promise<Record<string, string[]>> {
      const found: Record<string, string[]> = {};
      for await (const { check, problems } of examine({ office, place })) {
        // The tests' PostgreSQL need not survive a power cut.
        const told = problems.filter((problem) => !/^(fsync|full_page_writes) is off/.test(problem));
        if (told.length) found[check] = told;
      }
      return found;
    },
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
}

const filesUnder = (folder: string): string[] => readdirSync(folder).map((name) => path.join(folder, name)).flatMap((one) => {
  const is = statSync(one, { throwIfNoEntry: false });
  return is?.isDirectory() ? filesUnder(one) : is?.isFile() ? [one] : [];
});
