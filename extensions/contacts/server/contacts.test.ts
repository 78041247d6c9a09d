import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '@gable/api/testing';

let gable: TestOffice;
let ruth: { id: string };
beforeAll(async () => {
  gable = await openTestOffice();
  const dana = await gable.hire('agent');
  ruth = await dana.create('contacts', { firstName: 'Ruth', lastName: 'Lévi', phones: ['206-555-0142'] });
});
afterAll(() => gable[Symbol.asyncDispose]());

const sameAs = async (given: Record<string, unknown>) => {
  const { data } = await gable.principal.run('contacts.findSame', given);
  return (data as { id: string }[]).map(({ id }) => id);
};

test('somebody of the same first and last name is found, however it is written', async () => {
  expect(await sameAs({ firstName: 'ruth', lastName: 'LEVI' })).toEqual([ruth.id]);
});

test('half of the name is the name of many', async () => {
  expect(await sameAs({ firstName: 'Ruth' })).toEqual([]);
  expect(await sameAs({ lastName: 'Levi' })).toEqual([]);
  expect(await sameAs({ firstName: 'Rita', lastName: 'Levi' })).toEqual([]);
});

test('a number finds whoever has it under another name', async () => {
  expect(await sameAs({ phones: [{ typed: '(206) 555 0142' }] })).toEqual([ruth.id]);
});
