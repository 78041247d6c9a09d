import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveTestOffice, type ServedOffice } from './testing/servedOffice.ts';

let gable: ServedOffice;
beforeAll(async () => {
  gable = await serveTestOffice();
  await gable.asPrincipal('POST', 'contacts', { body: { firstName: 'Ann', lastName: 'Archer' } });
  await gable.asPrincipal('POST', 'contacts', { body: { firstName: 'Δανάη', lastName: 'Δήμου' } });
});
afterAll(() => gable[Symbol.asyncDispose]());

test('a list is downloaded as a file with a name', async () => {
  const { status, headers, body } = await gable.asPrincipal('GET', 'contacts/export?filter=firstName:Ann&fields=firstName,lastName');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toBe("attachment; filename=\"Contacts.csv\"; filename*=UTF-8''Contacts.csv");
  expect(body).toBe('First name,Last name\r\nAnn,Archer\r\n');
});

test('it comes in every form', async () => {
  const { body: records } = await gable.asPrincipal('GET', 'contacts/export?format=json&sort=firstName');
  expect(records).toMatchObject([{ firstName: 'Ann' }, { firstName: 'Δανάη' }]);
  for (const [format, type] of [['xlsx', /spreadsheetml\.sheet$/], ['vcard', /^text\/vcard/]] as const) {
    expect((await gable.asPrincipal('GET', `contacts/export?format=${format}`)).headers.get('content-type')).toMatch(type);
  }
});

test('who asks for what there is not, or has no right, is told', async () => {
  for (const wrong of ['format=pdf', 'relations=perhaps', 'headings=none']) expect(await gable.asPrincipal('GET', `contacts/export?${wrong}`)).toMatchObject({ status: 400, body: { code: 'request.wrongChoice' } });
  expect(await gable.asPrincipal('GET', 'contacts/export?filter=nonsense:1')).toMatchObject({ status: 400 });
  expect(await gable.asPrincipal('GET', 'dragons/export')).toMatchObject({ status: 404 });
  expect(await gable.anyone('GET', 'contacts/export')).toMatchObject({ status: 401 });
  const agent = await gable.hire('agent');
  expect((await agent.ask('GET', 'contacts/export?fields=firstName')).body).toBe('First name\r\n');
  expect((await agent.ask('GET', 'contacts/count')).body).toMatchObject({ count: 2 });
  expect((await agent.ask('GET', 'contacts/count?for=export')).body).toMatchObject({ count: 0 });
  expect(await agent.ask('GET', 'contacts/count?for=fun')).toMatchObject({ status: 400 });
  await gable.permit('agent', 'contacts', { export: 'none' });
  expect((await agent.ask('GET', 'workbench')).body.records.find(({ kind }: { kind: string }) => kind === 'contacts').may.export).toBe(false);
  expect(await agent.ask('GET', 'contacts/export')).toMatchObject({ status: 403, body: { code: 'command.notPermitted' } });
});
