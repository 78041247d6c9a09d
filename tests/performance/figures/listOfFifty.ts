import Database from 'better-sqlite3';
import path from 'node:path';
import { openTestOffice } from '@gable/api/testing';
import { parseFilter } from '@gable/api';
import { insertMany } from '../insertMany.ts';
import { median, type Figure } from '../figure.ts';

const size = 100_000;
const rounds = 400;

/** 50 of 100,000 deals of a stage and a holder, newest first, with the titles of a home and of a person. */
export async function listOfFifty(): Promise<Figure[]> {
  await using gable = await openTestOffice();
  const caller = gable.principal.caller();
  const people = await insertMany(gable, { kind: 'contacts', count: 1_000, values: (index) => ({ lastName: `Person ${index}` }) });
  const homes = await insertMany(gable, { kind: 'properties', count: 1_000, values: (index) => ({ unparsedAddress: `${index} Bench St` }) });
  const stages = ['inquiry', 'proposal', 'won'];
  await insertMany(gable, { kind: 'deals', count: size, values: (index) => ({
    title: `Deal ${index}`, stage: stages[index % 3 === 2 ? 1 : index % 2], value: { amount: (index % 977) * 100_000, currency: 'USD' },
    people: [{ id: people[index % 1_000], role: 'buyer' }], properties: [homes[(index * 7) % 1_000]!],
  }) });
  const query = { filter: parseFilter('stage:proposal holder:me'), sort: ['-updatedAt'], fields: ['stage', 'value', 'people', 'properties'], include: ['people', 'properties'] };
  const ours = await timed(() => gable.office.records.list(caller, 'deals', query));

  const database = new Database(path.join(gable.office.folder, 'gable.db'), { readonly: true });
  const list = database.prepare(`SELECT d.id, d.title, d.stage, d.value, d.updated_at, d.people, d.properties FROM deals d
    WHERE d.agency_id = ? AND d.stage = 'proposal' AND d.holder_id = ? AND d.archived_at IS NULL ORDER BY d.updated_at DESC, d.id DESC LIMIT 51`);
  const titles = (table: string): Database.Statement => database.prepare(`SELECT id, title FROM ${table} WHERE agency_id = ? AND id IN (SELECT value FROM json_each(?))`);
  const [contacts, properties] = [titles('contacts'), titles('properties')];
  const raw = await timed(async () => {
    const rows = list.all(gable.agency, caller.member!.id) as { people: string; properties: string }[];
    const ids = (name: 'people' | 'properties'): string => JSON.stringify(rows.flatMap((row) => (JSON.parse(row[name]) as { id: string }[]).map(({ id }) => id)));
    contacts.all(gable.agency, ids('people'));
    properties.all(gable.agency, ids('properties'));
  });
  database.close();
  return [{ what: 'list: 50 of 100,000, filter, sort, two names, p50', measured: ours, unit: 'ms', promised: 'under 2', raw }];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return median(times);
}
