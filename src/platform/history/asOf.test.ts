import type { RecordData } from '@gable/api';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { randomFrom } from '../testing/randomFrom.ts';

const everything = { archived: 'any', sort: ['id'], limit: 200 } as const;

describe.each(everyOffice)('a record as it was, on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const asOf = (kind: string, id: string, when: string) => gable.office.history.asOf(gable.principal.caller(), { kind, id }, { asOf: when });

  test('is the same as a copy that was kept then, whatever was done since', async () => {
    const { office, principal } = gable;
    const random = randomFrom(20_260_301);
    const pick = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)]!;
    const runs: string[] = [];
    const contacts: string[] = [];
    const deals: string[] = [];
    const copies: { at: string; records: Map<string, RecordData> }[] = [];
    const doings: (() => Promise<{ command: string | null; data?: any }>)[] = [
      () => principal.run('contacts.create', { firstName: pick(['Ann', 'Bo', 'Cy']), lastName: `L${runs.length}`, phones: [`206-555-01${10 + Math.floor(random() * 80)}`] }),
      () => principal.run('contacts.change', { id: pick(contacts), firstName: pick(['Dee', 'Eve', null]), roles: pick([['buyer'], ['seller', 'investor'], null]), birthday: pick(['1980-01-02', null]) }),
      () => principal.run('contacts.change', { id: pick(contacts), emails: pick([[`${Math.floor(random() * 99)}@x.test`], null]), remarks: pick(['Long words', 'Other words', null]) }),
      () => principal.run('contacts.archive', { id: pick(contacts) }),
      () => principal.run('contacts.restore', { id: pick(contacts) }),
      () => principal.run('deals.create', { title: `D${runs.length}`, value: { amount: Math.floor(random() * 1e6), currency: 'USD' }, people: [{ id: pick(contacts), role: 'buyer' }] }),
      () => principal.run('deals.moveToStage', { deal: pick(deals), stage: pick(['proposal', 'inquiry']) }),
      () => principal.run('records.merge', { records: 'contacts', into: pick(contacts), from: pick(contacts), values: { firstName: 'Merged' } }),
      () => principal.run('history.undo', { command: pick(runs) }),
      async () => {
        await office.imports.start(principal.caller(), { kind: 'contacts', content: Readable.from([`firstName,lastName\nImported,I${copies.length}\n`]) });
        await office.jobs.settled();
        return { command: null };
      },
    ];
    for (let count = 0; count < 90; count += 1) {
      const doing = contacts.length < 3 ? doings[0]! : deals.length < 2 ? doings[5]! : doings[Math.floor(random() * doings.length)]!;
      const { command } = await doing().catch(() => ({ command: null }));
      if (command) runs.push(command);
      const [people, business] = [await principal.list('contacts', everything), await principal.list('deals', everything)];
      contacts.splice(0, contacts.length, ...people.map(({ id }) => id));
      deals.splice(0, deals.length, ...business.map(({ id }) => id));
      copies.push({ at: new Date().toISOString(), records: new Map([...people, ...business].map((record) => [record.id, record])) });
      // So that each instant has one state.
      await pause(2);
    }
    for (const { at, records } of copies.filter((_copy, index) => index % 6 === 0)) {
      for (const id of [...contacts, ...deals]) {
        const kind = deals.includes(id) ? 'deals' : 'contacts';
        const copy = records.get(id);
        if (copy) expect(await asOf(kind, id, at)).toEqual({ ...copy, revision: 0 });
        else await expect(asOf(kind, id, at)).rejects.toMatchObject({ code: 'record.notThereThen' });
      }
    }
    expect(contacts.length).toBeGreaterThan(3);
    expect(new Set(copies.flatMap(({ records }) => [...records.values()].map(({ archivedAt }) => archivedAt === null))).size).toBe(2);
  }, 120_000);

  test('is told by the day of the agency, and never more of it than one sees now', async () => {
    const { id } = await gable.principal.create('contacts', { lastName: 'Today', idNumber: 'A-1' });
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Los_Angeles' }).format(new Date());
    expect(await asOf('contacts', id, today)).toMatchObject({ lastName: 'Today' });
    await expect(asOf('contacts', id, '2020-01-01')).rejects.toMatchObject({ code: 'record.notThereThen', status: 404 });
    await expect(asOf('contacts', id, '2020-13-01')).rejects.toMatchObject({ code: 'query.wrongInstant', status: 400 });
    const agent = await gable.hire('agent');
    await expect(gable.office.history.asOf(agent.caller(), { kind: 'contacts', id }, { asOf: today })).rejects.toMatchObject({ code: 'record.notFound' });
  });
});
