import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseFilter, type Confirmations, type RecordData } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

const month = 30 * 24 * 60 * 60_000;

describe.each(everyOffice)('contact data that somebody confirmed, on $engine', ({ open }) => {
  let gable: TestOffice;
  let principal: TestMember;
  let dana: TestMember;
  beforeAll(async () => {
    gable = await open();
    ({ principal } = gable);
    dana = await gable.hire('agent');
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  /** Does something as if it were so many months ago. */
  async function ago<Result>(months: number, work: () => Promise<Result>): Promise<Result> {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - months * month });
    try {
      return await work();
    } finally {
      vi.useRealTimers();
    }
  }
  const one = (id: string): Promise<RecordData> => principal.get('contacts', id);
  const confirmationsOf = async (id: string): Promise<Confirmations> => ((await one(id)).confirmations ?? {}) as Confirmations;
  const stale = async (by = principal): Promise<string[]> => (await by.list('contacts', { filter: parseFilter('confirmedAt<stale'), limit: 200 })).map(({ id }) => id);

  test('is as old as what was entered first, until each of it is said to be right', async () => {
    const ruth = await ago(14, () => dana.create('contacts', { firstName: 'Ruth', phones: ['206-555-0142'], emails: ['ruth@levi.test'] }));
    expect(await stale()).toContain(ruth.id);
    const { command } = await dana.run('contacts.confirm', { id: ruth.id, field: 'phones', value: '+12065550142' });
    expect(await confirmationsOf(ruth.id)).toEqual({ '+12065550142': { at: expect.any(String), by: dana.id } });
    // The e-mail address is as old as it was.
    expect(await stale()).toContain(ruth.id);
    await dana.run('contacts.confirm', { id: ruth.id });
    expect(await stale()).not.toContain(ruth.id);
    expect(Object.keys(await confirmationsOf(ruth.id)).sort()).toEqual(['+12065550142', 'ruth@levi.test']);
    await expect(dana.run('history.undo', { command })).rejects.toMatchObject({ code: 'history.changedSince' });
  });

  test('is taken back with one undo', async () => {
    const rut = await ago(14, () => dana.create('contacts', { firstName: 'Rut', phones: ['206-555-0143'] }));
    const { command } = await dana.run('contacts.confirm', { id: rut.id });
    await dana.run('history.undo', { command });
    expect(await one(rut.id)).toMatchObject({ confirmations: null, confirmedAt: rut.createdAt });
  });

  test('is confirmed by whoever enters it, and what else there is stays as old as it was', async () => {
    const dan = await ago(14, () => dana.create('contacts', { firstName: 'Dan', phones: ['206-555-0150'] }));
    await ago(3, () => principal.run('contacts.change', { id: dan.id, phones: [{ typed: '206-555-0150', label: 'home' }, '206-555-0151'] }));
    const known = await confirmationsOf(dan.id);
    expect(known).toEqual({ '+12065550151': { at: expect.any(String), by: principal.id } });
    expect(await one(dan.id)).toMatchObject({ confirmedAt: dan.createdAt });
    await dana.run('contacts.change', { id: dan.id, phones: ['206-555-0151'] });
    expect(await one(dan.id)).toMatchObject({ confirmedAt: known['+12065550151']!.at, confirmations: known });
    await dana.run('contacts.change', { id: dan.id, phones: [] });
    expect(await one(dan.id)).toMatchObject({ confirmedAt: null, confirmations: null });
  });

  test('keeps who and when where two are made one: of what both have, the later', async () => {
    const into = await ago(20, () => dana.create('contacts', { firstName: 'Maria', phones: ['206-555-0160'] }));
    const from = await ago(15, () => dana.create('contacts', { firstName: 'Marie', phones: ['206-555-0160'], emails: ['m@p.test'] }));
    await ago(2, () => principal.run('contacts.confirm', { id: from.id, field: 'emails' }));
    const { command } = await dana.run('records.merge', { records: 'contacts', into: into.id, from: from.id, values: { emails: ['m@p.test'], phones: ['206-555-0160'] } });
    expect(await confirmationsOf(into.id)).toEqual({ '+12065550160': { at: from.createdAt, by: null }, 'm@p.test': { at: expect.any(String), by: principal.id } });
    expect(await one(into.id)).toMatchObject({ confirmedAt: from.createdAt });
    await dana.run('history.undo', { command });
    expect(await one(into.id)).toMatchObject({ confirmedAt: into.createdAt, confirmations: null });
  });

  test('is stale when the agency says, and of a colleague’s client that is not told', async () => {
    const hers = await ago(5, () => dana.create('contacts', { firstName: 'Hers', phones: ['206-555-0170'] }));
    const noa = await gable.hire('agent');
    expect(await stale()).not.toContain(hers.id);
    await principal.run('agency.change', { staleAfterMonths: 4 });
    expect(await stale()).toContain(hers.id);
    expect(await stale(noa)).toEqual([]);
    expect(await noa.get('contacts', hers.id)).not.toHaveProperty('confirmations');
    await expect(noa.run('contacts.confirm', { id: hers.id })).rejects.toMatchObject({ status: 403 });
    await expect(dana.run('contacts.confirm', { id: hers.id, value: '+1999' })).rejects.toMatchObject({ code: 'contacts.nothingToConfirm' });
    await principal.run('agency.change', { staleAfterMonths: 12 });
  });
});
