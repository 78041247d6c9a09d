import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { BulkState, TakeBackState } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('many records at once on $engine', ({ open }) => {
  let gable: TestOffice;
  let dana: TestMember;
  beforeAll(async () => {
    gable = await open();
    dana = await gable.hire('agent');
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const progressOf = async <State>(job: string): Promise<State> => (await gable.office.jobs.get(gable.office.agencies.office(gable.agency), job)).progress as State;
  const count = async (filter: string): Promise<number> => (await gable.principal.list('contacts', { filter: { all: filter.split(' ').map((one) => ({ field: one.split(':')[0]!, is: '=' as const, value: one.split(':')[1]! })) }, limit: 200 })).length;

  async function people(many: number, source: string, by: TestMember = gable.principal): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < many; index += 50) {
      ids.push(...await Promise.all(Array.from({ length: Math.min(50, many - index) }, async (_, place) => (await by.create('contacts', { firstName: `P${index + place}`, source })).id as string)));
    }
    return ids;
  }

  async function changeMany(by: TestMember, input: Record<string, unknown>): Promise<{ job: string; state: BulkState }> {
    const { data: { job } } = await by.run<{ job: string }>('records.changeMany', { records: 'contacts', ...input });
    await gable.office.jobs.finish(job);
    return { job, state: await progressOf<BulkState>(job) };
  }

  test('change as one command, which one undo takes back and one redo brings again', async () => {
    await people(120, 'fair');
    const { state } = await changeMany(gable.principal, { filter: 'source:fair', values: { jobTitle: 'Guest' } });
    expect(state).toMatchObject({ phase: 'done', total: 120, done: 120, changed: 120, refused: 0 });
    expect(await count('jobTitle:guest')).toBe(120);
    const undone = await gable.principal.run('history.undo', { command: state.command });
    expect(await count('jobTitle:guest')).toBe(0);
    await gable.principal.run('history.undo', { command: undone.command });
    expect(await count('jobTitle:guest')).toBe(120);
    // Who has it already is done, and not changed.
    expect((await changeMany(gable.principal, { filter: 'source:fair', values: { jobTitle: 'Guest' } })).state).toMatchObject({ total: 120, done: 120, changed: 0 });
  });

  test('that are found by what is changed about them are found once', async () => {
    const ids = await people(3, 'door');
    const { state } = await changeMany(gable.principal, { filter: 'source:door', values: { source: 'portal' } });
    expect(state).toMatchObject({ total: 3, changed: 3 });
    expect(await count('source:portal')).toBe(ids.length);
  });

  test('get tags and lose them, each keeping the others that it has', async () => {
    const one = await gable.principal.create('contacts', { firstName: 'One', source: 'tagged', tags: ['Cold', 'VIP'], roles: ['buyer'] });
    const two = await gable.principal.create('contacts', { firstName: 'Two', source: 'tagged' });
    const tagsOf = async () => Promise.all([one, two].map(async ({ id }) => (await gable.principal.get('contacts', id)).tags));
    const { state } = await changeMany(gable.principal, { filter: 'source:tagged', adds: { tags: ['first home', 'vip'], roles: ['seller'] }, removes: { tags: ['COLD'] } });
    expect(state).toMatchObject({ changed: 2, refused: 0 });
    expect(await tagsOf()).toEqual([['VIP', 'first home'], ['first home', 'vip']]);
    expect(await gable.principal.get('contacts', one.id)).toMatchObject({ roles: ['buyer', 'seller'] });
    await gable.principal.run('history.undo', { command: state.command });
    expect(await tagsOf()).toEqual([['Cold', 'VIP'], null]);
    expect((await changeMany(gable.principal, { filter: 'source:tagged', removes: { tags: ['nobody’s'] } })).state).toMatchObject({ total: 2, changed: 0 });
    await gable.principal.run('contacts.change', { id: one.id, tags: Array.from({ length: 30 }, (_, at) => `t${at}`) });
    expect((await changeMany(gable.principal, { filter: 'source:tagged', adds: { tags: ['one more'] } })).state).toMatchObject({ changed: 1, refused: 1, problems: [{ id: one.id }] });
  });

  test.each([
    ['record.invalid', { adds: { firstName: ['x'] } }], ['record.invalid', { adds: { phones: ['206 555 0100'] } }], ['record.invalid', { adds: { tags: ['a,b'] } }], ['record.invalid', { removes: { roles: ['nothing'] } }],
    ['record.invalid', { adds: { tags: ['a'] }, values: { tags: ['b'] } }], ['unknown_field', { adds: { nonsense: ['x'] } }], ['unknown_field', { adds: 'x' }], ['bulk.nothing', { adds: { tags: [] } }],
  ])('are refused as %s: %j', async (code, what) => {
    await expect(gable.principal.run('records.changeMany', { records: 'contacts', ids: [], ...what })).rejects.toMatchObject({ code });
  });

  test('tags of a field that is hidden from somebody or may only be read are not changed by them', async () => {
    const { id } = await dana.create('contacts', { firstName: 'Kept' });
    for (const [right, code] of [['hidden', 'unknown_field'], ['readOnly', 'record.fieldsReadOnly']] as const) {
      const before = await gable.permit('agent', 'contacts', { fields: { tags: right } });
      const outcome = await changeMany(dana, { ids: [id], adds: { tags: ['mine'] } }).then(({ state }) => state.problems[0]?.code, (failure: { code: string }) => failure.code);
      expect(outcome).toBe(code);
      await gable.principal.run('roles.change', { id: 'agent', rights: before });
    }
    expect((await gable.principal.get('contacts', id)).tags).toBeNull();
  });

  test('are archived and brought back', async () => {
    const ids = await people(4, 'old');
    expect((await changeMany(gable.principal, { action: 'archive', ids })).state).toMatchObject({ changed: 4 });
    expect(await count('source:old')).toBe(0);
    expect((await changeMany(gable.principal, { action: 'restore', filter: 'source:old', archived: 'only' })).state).toMatchObject({ changed: 4 });
    expect(await count('source:old')).toBe(4);
  });

  test('a large run is taken back in pieces, but for what was changed since', async () => {
    const ids = await people(620, 'crowd');
    const { state } = await changeMany(gable.principal, { filter: 'source:crowd', values: { jobTitle: 'Visitor' } });
    expect(state.changed).toBe(620);
    await gable.principal.run('contacts.change', { id: ids[7], jobTitle: 'Friend' });
    const { data: { job } } = await gable.principal.run<{ job: string }>('history.undo', { command: state.command });
    await gable.office.jobs.finish(job);
    expect(await progressOf<TakeBackState>(job)).toMatchObject({ phase: 'undone', undone: 619, kept: 1 });
    expect(await count('source:crowd jobTitle:visitor')).toBe(0);
    expect(await count('source:crowd jobTitle:friend')).toBe(1);
  }, 120_000);

  test('whoever may not be changed is left and told, and the others are changed', async () => {
    const own = await people(2, 'mixed', dana);
    const [others] = await people(1, 'mixed');
    const { state } = await changeMany(dana, { ids: [own[0], others, own[1]], values: { jobTitle: 'Buyer' } });
    expect(state).toMatchObject({ phase: 'done', total: 3, done: 3, changed: 2, refused: 1, problems: [{ id: others }] });
    expect(await count('source:mixed jobTitle:buyer')).toBe(2);
    // A list shows her colleagues' clients in outline only, and those are not meant.
    expect((await changeMany(dana, { words: 'P0', values: { jobTitle: 'Seller' } })).state).toMatchObject({ total: 1, changed: 1 });
  });

  test('are refused before anything is done where it can be known', async () => {
    const refused = (input: Record<string, unknown>): Promise<unknown> => dana.run('records.changeMany', { records: 'contacts', ...input }).then(() => null, (refusal: { code: string }) => refusal.code);
    expect(await refused({ ids: [] })).toBe('bulk.nothing');
    expect(await refused({ ids: ['x'], values: { jobTitle: 'A' } })).toBe('request.wrongChoice');
    expect(await refused({ ids: [], values: { nonsense: 1 } })).toBe('unknown_field');
    expect(await refused({ ids: [], values: { birthday: 'soon' } })).toBe('record.invalid');
    expect(await refused({ records: 'members', ids: [], values: { title: 'A' } })).toBe('command.notPermitted');
    expect(await refused({ records: 'nonsense', values: { title: 'A' } })).toBe('record.unknownKind');
    expect(await refused({ filter: 'jobTitle:(', values: { jobTitle: 'A' } })).toBe('filter.invalid');
  });

  test('stop where somebody says so; what was done is one run', async () => {
    await people(500, 'queue');
    const { office, principal } = gable;
    const { data: { job } } = await principal.run<{ job: string }>('records.changeMany', { records: 'contacts', filter: 'source:queue', values: { jobTitle: 'Waiting' } });
    const perform = office.commands.perform.bind(office.commands);
    const spy = vi.spyOn(office.commands, 'perform').mockImplementation(async (caller, order) => {
      if (order.command === 'records.changePiece') await perform(principal.caller(), { command: 'records.stopMany', input: { job } });
      return perform(caller, order);
    });
    await expect(dana.run('records.stopMany', { job })).rejects.toMatchObject({ code: 'record.notFound' });
    await office.jobs.finish(job);
    spy.mockRestore();
    const state = await progressOf<BulkState>(job);
    expect(state.phase).toBe('cancelled');
    expect(state.changed).toBeGreaterThan(0);
    expect(state.changed).toBeLessThan(500);
    await principal.run('history.undo', { command: state.command });
    expect(await count('source:queue jobTitle:waiting')).toBe(0);
    await expect(principal.run('records.stopMany', { job })).rejects.toMatchObject({ code: 'bulk.over' });
  }, 60_000);

  test('begun before a crash are ended after it, each once', async () => {
    await people(300, 'crash');
    const { office, principal } = gable;
    const { data: { job } } = await principal.run<{ job: string }>('records.changeMany', { records: 'contacts', filter: 'source:crash', values: { source: 'landed' } });
    const perform = office.commands.perform.bind(office.commands);
    let pieces = 0;
    const spy = vi.spyOn(office.commands, 'perform').mockImplementation((caller, order) => {
      if (order.command === 'records.changePiece' && ++pieces === 2) {
        spy.mockRestore();
        return Promise.reject(new Error('The process died.'));
      }
      return perform(caller, order);
    });
    await expect.poll(async () => {
      await office.engine.write(null, (connection) => connection.change('UPDATE jobs SET run_at = 0 WHERE id = ?', [job]));
      await office.jobs.finish(job);
      return (await progressOf<BulkState>(job)).phase;
    }, { timeout: 20_000 }).toBe('done');
    expect(await progressOf<BulkState>(job)).toMatchObject({ total: 300, done: 300, changed: 300 });
  }, 60_000);
});
