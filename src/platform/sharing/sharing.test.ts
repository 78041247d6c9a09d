import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter, type ChangeEvent, type Rights } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { records as doctorsRecords } from '../doctor/records.ts';
import { everyOffice } from '../testing/everyOffice.ts';

const own = { read: 'own', create: 'own', change: 'own', archive: 'none', export: 'none', outline: false, fields: {} } as const;
const outside: Rights = { others: own, kinds: { members: { read: 'none' }, teams: { read: 'none' } }, abilities: [], isOutside: true };

describe.each(everyOffice)('one record that is shared, on $engine', ({ open }) => {
  let gable: TestOffice;
  let dana: TestMember;
  let omer: TestMember;
  let desk: TestMember;
  let deal: { id: string };
  beforeAll(async () => {
    gable = await open();
    [dana, omer] = [await gable.hire('agent'), await gable.hire('agent')];
    const { data } = await gable.principal.run<{ id: string }>('roles.create', { title: 'Call desk', rights: outside });
    desk = await gable.hire(data.id);
    deal = await dana.create('deals', { title: 'Levi sells', value: { amount: 5_000, currency: 'USD' } });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const ids = async (member: TestMember, kind = 'deals', query = {}) => (await member.list(kind, query)).map(({ id }) => id);

  test('is seen by whom it is shared with in every way, and by nobody else', async () => {
    const { records, history } = gable.office;
    await expect(omer.run('deals.share', { id: deal.id, member: omer.id })).rejects.toMatchObject({ code: 'record.notFound', status: 404 });
    await dana.run('deals.share', { id: deal.id, member: omer.id });
    const mine = await omer.create('deals', { title: 'Cohen buys', value: { amount: 700, currency: 'USD' } });
    expect(await omer.get('deals', deal.id)).toMatchObject({ title: 'Levi sells', value: { amount: 5_000 } });
    for (const query of [{}, { sort: ['title'] }, { sort: ['-value', 'title'] }, { sort: ['id'] }, { filter: parseFilter('stage:inquiry') }]) expect((await ids(omer, 'deals', query)).sort()).toEqual([deal.id, mine.id].sort());
    expect(await ids(omer, 'deals', { words: 'levi' })).toEqual([deal.id]);
    expect(await records.count(omer.caller(), 'deals')).toMatchObject({ count: 2 });
    expect(await records.aggregate(omer.caller(), 'deals', { by: ['stage'], sum: ['value'] })).toMatchObject([{ count: 2, sum: { value: 5_700 } }]);
    expect((await history.timeline(omer.caller(), { kind: 'deals', id: deal.id })).data).toMatchObject([
      { by: { id: dana.id }, changes: [{ field: 'shares', before: null, after: { member: omer.id, verb: 'read' } }], undo: { can: false } }, { action: 'created' },
    ]);
    expect((await doctorsRecords.examine({ office: gable.office } as never)).problems).toEqual([]);
    const third = await gable.hire('agent');
    expect(await ids(third)).toEqual([]);
    expect(await ids(desk)).toEqual([]);
  });

  test('is changed only where that was given, and archived by its holder alone', async () => {
    await expect(omer.run('deals.change', { id: deal.id, title: 'Mine' })).rejects.toMatchObject({ code: 'record.notYours', status: 403 });
    await dana.run('deals.share', { id: deal.id, member: omer.id, verb: 'change' });
    await omer.run('deals.change', { id: deal.id, title: 'Levi sells soon' });
    await expect(omer.run('deals.archive', { id: deal.id })).rejects.toMatchObject({ status: 403 });
    expect(await dana.get('deals', deal.id)).toMatchObject({ title: 'Levi sells soon', holder: dana.id, archivedAt: null });
  });

  test('tells why it is seen, and who else sees it to those who may change that', async () => {
    const { records } = gable.office;
    expect(await records.access(omer.caller(), 'deals', deal.id)).toMatchObject({ reasons: [{ code: 'access.share', values: { by: dana.caller().member!.title } }], mayWrite: true, mayArchive: false, mayShare: true });
    expect(await records.access(dana.caller(), 'deals', deal.id)).toMatchObject({ reasons: [{ code: 'access.own' }], shares: [{ member: { id: omer.id }, verb: 'change', by: { id: dana.id } }] });
  });

  test('is shared with people from outside, who pass it on to nobody and learn of no colleagues', async () => {
    await dana.run('deals.share', { id: deal.id, member: desk.id, verb: 'change' });
    expect(await ids(desk)).toEqual([deal.id]);
    await expect(desk.run('deals.share', { id: deal.id, member: omer.id })).rejects.toMatchObject({ status: 403 });
    expect((await gable.office.records.access(desk.caller(), 'deals', deal.id)).shares.map(({ member }) => member.id)).toEqual([desk.id]);
    expect(await ids(desk, 'members')).toEqual([]);
    await expect(desk.get('members', omer.id)).rejects.toMatchObject({ status: 404 });
    expect(await ids(desk, 'contacts')).toEqual([]);
  });

  test('is heard of live, when it comes and when it goes', async () => {
    const heard: ChangeEvent[] = [];
    const { id } = await dana.create('deals', { title: 'Quiet' });
    await gable.office.changes.subscribe(omer.caller, (event) => heard.push(event)).after;
    await dana.run('deals.share', { id, member: omer.id });
    await dana.run('deals.change', { id, title: 'Loud' });
    await dana.run('deals.unshare', { id, member: omer.id });
    await dana.run('deals.change', { id, title: 'Quiet again' });
    await expect.poll(() => heard.map(({ fields }) => fields)).toEqual([['shares'], ['title'], ['shares']]);
    await expect(omer.get('deals', id)).rejects.toMatchObject({ status: 404 });
    await expect(dana.run('deals.unshare', { id, member: omer.id })).rejects.toMatchObject({ status: 404 });
  });

  test('whoever was given it may give it back', async () => {
    const { id } = await dana.create('deals', { title: 'Passing' });
    await dana.run('deals.share', { id, member: desk.id });
    await desk.run('deals.unshare', { id, member: desk.id });
    expect(await ids(desk)).not.toContain(id);
  });

  test('a list of one’s own and what is shared comes in one order, page by page and as a file', async () => {
    const lea = await gable.hire('agent');
    const made: { id: string; title: string }[] = [];
    for (let index = 0; index < 12; index += 1) {
      const holder = index % 3 === 1 ? lea : dana;
      const { id } = await holder.create('deals', { title: `Deal ${String.fromCharCode(65 + ((index * 7) % 12))}`, ...(index % 4 && { value: { amount: index * 100, currency: 'USD' } }) });
      made.push({ id, title: '' });
      if (holder === dana && index % 3 === 0) await dana.run('deals.share', { id, member: lea.id });
    }
    for (const sort of [['title'], ['-title'], ['value'], ['-value'], ['-updatedAt'], ['id']]) {
      const whole = await ids(lea, 'deals', { sort });
      const paged: string[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const { data, next } = await gable.office.records.list(lea.caller(), 'deals', { sort, limit: 3, ...(after && { after }) });
        paged.push(...data.map(({ id }) => id));
        after = next;
      }
      expect([sort, paged]).toEqual([sort, whole]);
      expect(new Set(paged).size).toBe(8);
      const all = (await gable.principal.list('deals', { sort, limit: 200 })).map(({ id }) => id).filter((id) => paged.includes(id));
      expect([sort, paged]).toEqual([sort, all]);
      const taken: string[] = [];
      for await (const piece of gable.office.records.pieces(lea.caller(), 'deals', { query: { sort }, size: 3 })) taken.push(...piece.map(({ id }) => id));
      expect([sort, taken]).toEqual([sort, all]);
    }
  });
});
