import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('a field in a filter on $engine', ({ open }) => {
  let gable: TestOffice;
  let dana: TestMember;
  beforeAll(async () => {
    gable = await open();
    dana = await gable.hire('agent');
    const home = await dana.create('properties', { unparsedAddress: '12 Elm St', bedroomsTotal: 3, features: ['Pool'] });
    await dana.create('properties', { unparsedAddress: '9 Oak St', bedroomsTotal: 2 });
    const ruth = await dana.create('contacts', { firstName: 'Ruth', phones: ['206 555 1234'], emails: ['ruth@x.test'] });
    await dana.create('contacts', { firstName: 'Dan' });
    await dana.create('deals', { people: [{ id: ruth.id, role: 'buyer' }], properties: [home.id] });
    await dana.create('deals', { people: [{ id: ruth.id, role: 'seller' }] });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const found = async (member: TestMember, kind: string, filter: string) => (await member.list(kind, { filter: parseFilter(filter) })).length;

  test.each([
    ['contacts', 'has:phone'], ['contacts', 'phone:*1234'], ['contacts', 'PHONE:*1234'], ['contacts', 'email:ruth@x.test'], ['contacts', '-has:Email'], ['properties', '-feature:Pool'],
    ['properties', 'BedroomsTotal>=3'], ['properties', 'bedroomstotal<3'], ['deals', 'property:"12 Elm St"'], ['deals', 'Person.seller:Ruth'], ['deals', 'has:property'],
  ])('of %s is known in the singular and in any case: %s', async (kind, filter) => {
    expect(await found(dana, kind, filter)).toBe(1);
  });

  test('that a role hides stays unknown by its singular and in any case', async () => {
    const before = await gable.permit('agent', 'contacts', { fields: { phones: 'hidden' } });
    for (const name of ['phones', 'phone', 'PHONES', 'Phone']) {
      for (const filter of [`has:${name}`, `${name}:*1234`, `-${name}:1`]) {
        await expect(found(dana, 'contacts', filter), filter).rejects.toMatchObject({ code: 'filter.unknownField', status: 400, values: { near: 'nothing' } });
        await expect(dana.create('views', { title: 'Mine', records: 'contacts', filter })).rejects.toMatchObject({ code: 'filter.unknownField' });
      }
    }
    expect(await found(dana, 'contacts', 'has:email')).toBe(1);
    await gable.principal.run('roles.change', { id: 'agent', rights: before });
  });

  test('that the outline of a colleague’s client lacks finds none of them by its singular either', async () => {
    const omer = await gable.hire('agent');
    for (const filter of ['has:phone', '-has:PHONE', 'email:ruth@x.test']) expect(await found(omer, 'contacts', filter), filter).toBe(0);
  });

  test('of a saved view or report is kept by its true name', async () => {
    const { id } = await dana.create('views', { title: 'Reached', records: 'contacts', filter: 'has:phone -Email:"a b"' });
    expect(await dana.get('views', id)).toMatchObject({ filter: 'has:phones -emails:"a b"' });
    await dana.run('views.change', { id, filter: 'FIRSTNAME:Ruth' });
    expect(await dana.get('views', id)).toMatchObject({ filter: 'firstName:Ruth' });
    const report = { records: 'deals', rows: [{ field: 'stage' }], measures: [{ of: 'count' }], filter: 'has:property' };
    const kept = await dana.create('reports', { title: 'By stage', report });
    expect(await dana.get('reports', kept.id)).toMatchObject({ report: { ...report, filter: 'has:properties' } });
  });

  test('of the agency’s own is known so too', async () => {
    const { data: { name } } = await gable.principal.run('fields.add', { records: 'contacts', title: 'Pets', sketch: { kind: 'text' } as never });
    expect(await found(gable.principal, 'contacts', `-has:${(name as string).toUpperCase()}`)).toBe(2);
  });
});
