import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveTestOffice, type Ask, type ServedOffice } from '../testing/servedOffice.ts';

let gable: ServedOffice;
let ask: Ask;
beforeAll(async () => {
  gable = await serveTestOffice();
  ask = gable.asPrincipal;
});
afterAll(() => gable[Symbol.asyncDispose]());

const ann = { firstName: 'Ann', lastName: 'Archer', phones: [{ typed: '206 555 0100' }] };
const add = async (values: Record<string, unknown> = ann): Promise<string> => (await ask('POST', 'contacts', { body: values })).body.data.id;

describe('one record', () => {
  test('is made, read, changed, archived and brought back', async () => {
    const made = await ask('POST', 'contacts', { body: ann });
    expect(made).toMatchObject({ status: 201, body: { data: { title: 'Ann Archer', revision: 1 }, command: expect.any(String) } });
    const { id } = made.body.data;
    expect(made.headers.get('location')).toBe(`/api/v1/contacts/${id}`);
    expect(await ask('GET', `contacts/${id}`)).toMatchObject({ status: 200, body: { data: { id, phones: [{ e164: '+12065550100' }] } } });
    expect(await ask('PATCH', `contacts/${id}`, { body: { lastName: 'Baker' } })).toMatchObject({ status: 200, body: { data: { title: 'Ann Baker', revision: 2 } } });
    expect(await ask('DELETE', `contacts/${id}`)).toMatchObject({ status: 200, body: { data: { archivedAt: expect.any(String) } } });
    expect(await ask('POST', 'commands/contacts.restore', { body: { id } })).toMatchObject({ status: 200 });
    expect((await ask('GET', `contacts/${id}`)).body.data.archivedAt).toBeNull();
  });

  test('is not made a second time for who asks for that, whatever the number looks like and whoever has it', async () => {
    const ruth = { firstName: 'Ruth', lastName: 'Levi', phones: ['206-555-0177'] };
    const id = await add(ruth);
    const agent = await gable.hire('agent');
    const again = { lastName: 'Levy', phones: ['(206) 555 0177'] };
    expect(await agent.ask('POST', 'contacts?same=refuse', { body: again })).toMatchObject({ status: 409, body: { code: 'record.isThere', detail: expect.stringContaining('Ruth Levi') } });
    expect(await ask('POST', 'contacts?same=refuse', { body: { firstName: 'רות', lastName: 'לוי' } })).toMatchObject({ status: 409, body: { code: 'record.isThere' } });
    expect(await ask('POST', 'contacts?same=refuse', { body: { ...ruth, phones: ['206-555-0178'] } })).toMatchObject({ status: 201 });
    expect(await ask('POST', 'contacts', { body: again })).toMatchObject({ status: 201 });
    expect(await ask('POST', 'tasks?same=refuse', { body: { title: 'Call Ruth' } })).toMatchObject({ status: 201 });
    expect(await ask('POST', 'contacts?same=perhaps', { body: again })).toMatchObject({ status: 400 });
    expect((await ask('GET', `contacts/${id}`)).body.data.title).toBe('Ruth Levi');
  });

  test('is not sent again to who has its revision', async () => {
    const path = `contacts/${await add()}`;
    const etag = (await ask('GET', path)).headers.get('etag')!;
    expect(await ask('GET', path, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304, body: '' });
    await ask('PATCH', path, { body: { firstName: 'Anna' } });
    expect(await ask('GET', path, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 200 });
  });

  test('is not changed over somebody else’s change', async () => {
    const path = `contacts/${await add()}`;
    await ask('PATCH', path, { body: { firstName: 'Anna' } });
    for (const stale of ['"1"', '"nonsense"']) {
      expect(await ask('PATCH', path, { body: { firstName: 'Hanna' }, headers: { 'if-match': stale } })).toMatchObject({ status: 412, body: { code: 'record.changedMeanwhile' } });
    }
    expect(await ask('PATCH', path, { body: { firstName: 'Hanna' }, headers: { 'if-match': '"2"' } })).toMatchObject({ status: 200 });
  });

  test('is not archived over somebody else’s change', async () => {
    const path = `contacts/${await add()}`;
    await ask('PATCH', path, { body: { firstName: 'Anna' } });
    expect(await ask('DELETE', path, { headers: { 'if-match': '"1"' } })).toMatchObject({ status: 412, body: { code: 'record.changedMeanwhile' } });
    expect(await ask('DELETE', path, { headers: { 'if-match': '"2"' } })).toMatchObject({ status: 200, body: { data: { archivedAt: expect.any(String) } } });
  });

  test('of another agency answers as a missing one does', async () => {
    const id = await add();
    const stranger = await gable.stranger();
    const missing = `${id.slice(0, -4)}0000`;
    for (const [method, body] of [['GET'], ['PATCH', { firstName: 'X' }], ['DELETE']] as const) {
      const [foreign, absent] = await Promise.all([id, missing].map(async (one) => {
        const { status, body: { requestId, ...rest } } = await stranger(method, `contacts/${one}`, { body });
        expect(requestId).toEqual(expect.any(String));
        return { status, rest };
      }));
      expect(foreign).toMatchObject({ status: 404, rest: { code: 'record.notFound' } });
      expect(foreign).toEqual(absent);
    }
    expect((await ask('GET', `contacts/${id}`)).body.data.revision).toBe(1);
  });

  test('refuses fields that it has not, by their names, and those that nobody may set', async () => {
    const id = await add();
    for (const field of ['nonsense', 'agencyId', 'id', 'revision', 'createdAt', 'holderId', 'title']) {
      expect(await ask('PATCH', `contacts/${id}`, { body: { [field]: 'x' } }), field).toMatchObject({ status: 400, body: { code: 'unknown_field', fields: { [field]: expect.any(String) } } });
      expect(await ask('POST', 'contacts', { body: { ...ann, [field]: 'x' } }), field).toMatchObject({ status: 400, body: { code: 'unknown_field' } });
    }
  });
});

describe('many records', () => {
  test('come by filter, order and words, a page at a time', async () => {
    for (const firstName of ['Cleo', 'Cora', 'Clara']) await add({ firstName, lastName: 'Pagewise' });
    const first = await ask('GET', 'contacts?q=pagewise&sort=title&limit=2');
    expect(first.body.data.map(({ title }: { title: string }) => title)).toEqual(['Clara Pagewise', 'Cleo Pagewise']);
    const second = await ask('GET', `contacts?q=pagewise&sort=title&limit=2&after=${first.body.next}`);
    expect(second.body).toMatchObject({ data: [{ title: 'Cora Pagewise' }], next: null });
    expect((await ask('GET', 'contacts/count?q=pagewise')).body).toEqual({ count: 3, atLeast: false });
    expect((await ask('GET', `contacts?filter=${encodeURIComponent('lastName:Pagewise -firstName:Cora')}&fields=firstName`)).body.data).toHaveLength(2);
  });

  test('give their references with titles where that is asked', async () => {
    const person = await add();
    const deal = await ask('POST', 'deals', { body: { title: 'A house for Ann', side: 'buyer', people: [{ id: person, role: 'buyer' }] } });
    const { body } = await ask('GET', `deals/${deal.body.data.id}?include=people,holder`);
    expect(body.data).toMatchObject({ people: [{ id: person, title: 'Ann Archer', role: 'buyer' }], holder: { id: gable.principal.id, title: 'Petra Principal' } });
    expect((await ask('GET', 'deals/aggregate?by=stage')).body.data).toContainEqual({ by: { stage: 'inquiry' }, count: expect.any(Number), sum: {} });
  });

  test('tell what is wrong with a query', async () => {
    for (const [query, code] of [
      ['limti=3', 'unknown_parameter'], ['limit=0', 'query.wrongLimit'], ['limit=201', 'query.wrongLimit'], ['limit=x', 'request.notNumber'], ['archived=perhaps', 'request.wrongChoice'],
      ['sort=nonsense', 'query.unknownField'], ['fields=nonsense', 'query.unknownField'], ['include=firstName', 'query.notReference'], ['after=!!!', 'query.wrongCursor'],
      ['filter=nonsense:1', 'filter.unknownField'], ['filter=(((', 'filter.invalid'], ['q=a&q=b', 'request.repeatedParameter'],
    ] as const) {
      expect(await ask('GET', `contacts?${query}`), query).toMatchObject({ status: 400, body: { code } });
    }
  });
});

describe('a request that is sent again', () => {
  test('under the same key is done once and answered alike', async () => {
    const again = { body: { ...ann, lastName: 'Once' }, headers: { 'idempotency-key': 'k-1' } };
    const [first, second] = [await ask('POST', 'contacts', again), await ask('POST', 'contacts', again)];
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect((await ask('GET', 'contacts/count?q=once')).body.count).toBe(1);
  });

  test('under the same key with another body is refused', async () => {
    const headers = { 'idempotency-key': 'k-2' };
    await ask('POST', 'contacts', { body: ann, headers });
    expect(await ask('POST', 'contacts', { body: { ...ann, firstName: 'Another' }, headers })).toMatchObject({ status: 422, body: { code: 'idempotency.anotherBody' } });
    expect(await ask('POST', 'contacts', { body: ann, headers: { 'idempotency-key': 'has space' } })).toMatchObject({ status: 400, body: { code: 'request.wrongKey' } });
  });

  test('while the first one runs is told so', async () => {
    const again = { body: ann, headers: { 'idempotency-key': 'k-3' } };
    const statuses = (await Promise.all([ask('POST', 'contacts', again), ask('POST', 'contacts', again)])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
  });
});

test('history, rights and undo of a record are asked for at its address', async () => {
  const made = await ask('POST', 'contacts', { body: ann });
  const path = `contacts/${made.body.data.id}`;
  const { body: { command } } = await ask('PATCH', path, { body: { firstName: 'Hanna' } });
  expect((await ask('GET', `${path}/timeline`)).body.data[0]).toMatchObject({ type: 'change', changes: expect.arrayContaining([{ field: 'firstName', before: 'Ann', after: 'Hanna' }]) });
  expect((await ask('GET', `${path}/access`)).body).toMatchObject({ reasons: expect.any(Array), fields: { hidden: [], readOnly: expect.any(Array) } });
  expect(await ask('POST', 'commands/history.undo', { body: { command } })).toMatchObject({ status: 200 });
  expect((await ask('GET', path)).body.data.firstName).toBe('Ann');
});
