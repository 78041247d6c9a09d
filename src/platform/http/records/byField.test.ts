import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyOffice } from '../../testing/everyOffice.ts';
import { serveTestOffice, type Ask, type ServedOffice } from '../testing/servedOffice.ts';

describe.each(everyOffice)('a record by one of its fields, on $engine', ({ open }) => {
  let gable: ServedOffice;
  let ask: Ask;
  let number: string;
  beforeAll(async () => {
    gable = await serveTestOffice({ open });
    ask = gable.asPrincipal;
    number = (await ask('POST', 'commands/fields.add', { body: { records: 'contacts', title: 'Old number', sketch: { kind: 'text' } } })).body.data.name;
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const add = async (values: object): Promise<string> => (await ask('POST', 'contacts', { body: values })).body.data.id;

  test('is read, changed and archived, and what belongs to it is asked for there', async () => {
    const id = await add({ firstName: 'Ann', idNumber: 'A-17/2 ü', emails: ['ann+1@x.test'], [number]: '000123' });
    for (const address of ['contacts/idNumber:A-17%2F2%20%C3%BC', 'contacts/emails:ann+1@x.test', 'contacts/emails:ann%2B1%40x.test', `contacts/${number}:000123`, `contacts/id:${id}`]) {
      expect(await ask('GET', address), address).toMatchObject({ status: 200, body: { data: { id } } });
    }
    const at = `contacts/${number}:000123`;
    expect(await ask('PATCH', at, { body: { lastName: 'Archer' } })).toMatchObject({ status: 200, body: { data: { id, title: 'Ann Archer', revision: 2 } } });
    expect(await ask('PATCH', at, { body: { lastName: 'Baker' }, headers: { 'if-match': '"1"' } })).toMatchObject({ status: 412 });
    expect((await ask('GET', `${at}/timeline`)).body.data).toHaveLength(2);
    expect(await ask('GET', `${at}/access`)).toMatchObject({ status: 200 });
    expect(await ask('DELETE', at)).toMatchObject({ status: 200, body: { data: { id, archivedAt: expect.any(String) } } });
    expect(await ask('GET', at)).toMatchObject({ status: 404 });
    expect(await ask('GET', `contacts/${id}`)).toMatchObject({ status: 200 });
  });

  test('is refused where none has it or several have', async () => {
    await add({ firstName: 'Bo', idNumber: 'twice' });
    await add({ firstName: 'Cy', idNumber: 'twice' });
    for (const [method, body] of [['GET'], ['PATCH', { firstName: 'X' }], ['DELETE']] as const) {
      expect(await ask(method, 'contacts/idNumber:twice', { body })).toMatchObject({ status: 409, body: { code: 'record.several' } });
      expect(await ask(method, 'contacts/idNumber:never', { body })).toMatchObject({ status: 404, body: { code: 'record.notFound' } });
    }
    expect((await ask('GET', 'contacts/count?filter=idNumber:twice')).body.count).toBe(2);
  });

  test('is refused where it is no field, or no value of it', async () => {
    for (const [address, status] of [
      ['contacts/nonsense:1', 400], ['contacts/constructor:1', 400], ['contacts/birthday:never', 400], ['contacts/idNumber:%00', 400], ['contacts/idNumber:%', 404], ['contacts/idNumber:%ff', 404],
      ['contacts/idNumber:', 404], ['contacts/:1', 404], ['nonsense/idNumber:1', 404], ['contacts/idNumber:1/nonsense', 404], ['contacts/%2e%2e', 404], ['jobs/a:b', 404], ['files/a:b', 404],
    ] as const) expect(await ask('GET', address), address).toMatchObject({ status });
  });

  test('is found only by who would find it in a list', async () => {
    const agent = await gable.hire('agent');
    const id = await add({ firstName: 'Di', idNumber: 'hers' });
    for (const method of ['GET', 'DELETE']) expect(await agent.ask(method, 'contacts/idNumber:hers')).toMatchObject({ status: 404, body: { code: 'record.notFound' } });
    expect(await agent.ask('PATCH', 'contacts/idNumber:hers', { body: { firstName: 'X' } })).toMatchObject({ status: 404, body: { code: 'record.notFound' } });
    expect(await (await gable.stranger())('GET', 'contacts/idNumber:hers')).toMatchObject({ status: 404 });
    expect(await gable.anyone('GET', 'contacts/idNumber:hers')).toMatchObject({ status: 401 });
    // What two have of whom one sees one is that one's.
    const { body } = await agent.ask('POST', 'contacts', { body: { firstName: 'Ed', idNumber: 'hers' } });
    expect(await agent.ask('GET', 'contacts/idNumber:hers')).toMatchObject({ status: 200, body: { data: { id: body.data.id } } });
    expect((await ask('GET', `contacts/${id}`)).body.data).toMatchObject({ firstName: 'Di', revision: 1 });
  });

  test('brings its newest entries along', async () => {
    const id = await add({ firstName: 'Fay', idNumber: 'told' });
    for (const text of ['one', 'two', 'three']) await ask('POST', 'notes', { body: { text, about: `contacts/${id}` } });
    const { body, headers } = await ask('GET', 'contacts/idNumber:told?include=holder,timeline&limit=2');
    expect(body).toMatchObject({ data: { id, holder: { title: 'Petra Principal' } }, timeline: { data: [{ record: { text: 'three' } }, { record: { text: 'two' } }], next: expect.any(String) } });
    expect(body.timeline).toEqual((await ask('GET', `contacts/${id}/timeline?limit=2`)).body);
    expect((await ask('GET', `contacts/${id}?include=timeline&limit=4`)).body.timeline).toMatchObject({ data: { length: 4 }, next: null });
    const again = () => ask('GET', 'contacts/idNumber:told?include=holder,timeline&limit=2', { headers: { 'if-none-match': headers.get('etag')! } });
    expect(await again()).toMatchObject({ status: 304 });
    await ask('POST', 'notes', { body: { text: 'four', about: `contacts/${id}` } });
    expect(await again()).toMatchObject({ status: 200 });
    expect(await ask('GET', `contacts/${id}?include=timeline&limit=201`)).toMatchObject({ status: 400 });
    const agent = await gable.hire('agent');
    expect(await agent.ask('GET', `contacts/${id}?include=timeline`)).toMatchObject({ status: 200, body: { data: { glimpse: true }, timeline: { data: [], next: null } } });
  });

  test('and many are taken in by one request that waits', async () => {
    const rows = 'firstName,idNumber\nGus,g-1\nHal,h-1\n';
    const sent = (query: string) => ask('POST', `contacts/import?${query}`, { raw: rows, headers: { 'content-type': 'text/csv' } });
    expect(await sent('wait=yes')).toMatchObject({ status: 200, body: { data: { state: 'done', progress: { created: 2 } } } });
    expect(await ask('GET', 'contacts/idNumber:h-1')).toMatchObject({ status: 200, body: { data: { firstName: 'Hal' } } });
    expect(await sent('wait=perhaps')).toMatchObject({ status: 400, body: { code: 'request.wrongChoice' } });
    expect(await sent('wait=yes&mode=judge')).toMatchObject({ status: 200, body: { data: { progress: { created: 0 } } } });
  });
});
