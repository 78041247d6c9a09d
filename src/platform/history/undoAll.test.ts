import type { CommandAnswer } from '@gable/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { randomFrom } from '../testing/randomFrom.ts';

describe.each(everyOffice)('undo of all that was done, on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  test('the last first, brings back every value as it was', async () => {
    const { principal } = gable;
    const random = randomFrom(17);
    const pick = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)]!;
    const contacts: string[] = [];
    for (let count = 0; count < 5; count += 1) contacts.push((await principal.create('contacts', { firstName: 'Ann', lastName: `L${count}`, phones: [`206-555-01${10 + count}`] })).id);
    const deals: string[] = [];
    for (const id of contacts) deals.push((await principal.create('deals', { title: `D ${id}`, people: [{ id, role: 'buyer' }] })).id);
    // Revision and time of change tell how often something was written, which undoing does too.
    const state = async () => (await Promise.all(['contacts', 'deals'].map((kind) => principal.list(kind, { archived: 'any', sort: ['id'], limit: 200 })))).flat()
      .map(({ revision: _revision, updatedAt: _at, ...values }) => JSON.stringify(values));
    const before = await state();
    const doings: (() => Promise<CommandAnswer>)[] = [
      () => principal.run('contacts.change', { id: pick(contacts), firstName: pick(['Dee', 'Eve', null]), roles: pick([['buyer'], ['seller', 'investor'], null]), remarks: pick(['Long words', null]) }),
      () => principal.run('contacts.change', { id: pick(contacts), emails: pick([['a@x.test', 'b@x.test'], ['a@x.test'], null]), birthday: pick(['1980-01-02', null]) }),
      () => principal.run(pick(['contacts.archive', 'contacts.restore']), { id: pick(contacts) }),
      () => principal.run('deals.moveToStage', { deal: pick(deals), stage: pick(['proposal', 'inquiry', 'won']) }),
      () => principal.run('deals.change', { id: pick(deals), value: { amount: Math.floor(random() * 1e6), currency: 'USD' }, probability: pick([10, 90, null]) }),
      () => principal.run('records.merge', { records: 'contacts', into: pick(contacts), from: pick(contacts), values: { company: pick(['Acme', 'Bolt']) } }),
    ];
    const runs: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      const { command } = await pick(doings)().catch(() => ({ command: null }));
      if (command) runs.push(command);
    }
    expect(runs.length).toBeGreaterThan(20);
    for (const command of runs.reverse()) await principal.run('history.undo', { command });
    expect(await state()).toEqual(before);
  }, 60_000);
});
