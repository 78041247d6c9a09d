import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('commands on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const rows = async (table: string): Promise<number> => {
    const [[count]] = await gable.office.engine.read(gable.agency, { sql: `SELECT count(*) FROM ${table}`, params: [] }) as [[number]];
    return Number(count);
  };

  test('a refusal leaves nothing behind', async () => {
    const before = [await rows('contacts'), await rows('history'), await rows('field_values'), await rows('search_words')];
    await expect(gable.principal.create('contacts', { phones: [] })).rejects.toMatchObject({ code: 'record.invalid' });
    await expect(gable.principal.create('deals', { title: 'A', stage: 'dreaming' })).rejects.toMatchObject({ fields: { stage: 'deals.unknownStage' } });
    await expect(gable.principal.create('deals', { title: 'A', properties: ['00000000000000000000000000'] })).rejects.toMatchObject({ status: 422, fields: { properties: 'record.missingTarget' } });
    expect([await rows('contacts'), await rows('history'), await rows('field_values'), await rows('search_words')]).toEqual(before);
  });

  test('a field that does not exist, or that only the system sets, is refused by name', async () => {
    await expect(gable.principal.create('contacts', { lastName: 'Cohen', agencyId: 2, role: 'x' })).rejects.toMatchObject({ status: 400, code: 'unknown_field', fields: { agencyId: 'field.unknown', role: 'field.unknown' } });
    await expect(gable.principal.create('properties', { unparsedAddress: '1 A St', soldThrough: 'x' })).rejects.toMatchObject({ status: 400, fields: { soldThrough: 'field.unknown' } });
    const hostile = JSON.parse('{"lastName":"Cohen","__proto__":{"admin":true}}') as Record<string, unknown>;
    await expect(gable.principal.create('contacts', hostile)).rejects.toMatchObject({ status: 400 });
    await expect(gable.principal.create('contacts', { lastName: 'Cohen', constructor: 1 })).rejects.toMatchObject({ status: 400 });
  });

  test('every wrong field is named at once', async () => {
    const wrong = { lastName: 'Cohen', birthday: '2026-02-30', phones: ['12'], emails: ['nobody'], contactKind: 'ghost' };
    await expect(gable.principal.create('contacts', wrong)).rejects.toMatchObject({
      fields: { birthday: 'field.notDate', phones: 'field.notPhone', emails: 'field.notEmail', contactKind: 'field.notChoice' },
    });
  });

  test('a change by who has seen an older revision is refused', async () => {
    const contact = await gable.principal.create('contacts', { lastName: 'Cohen' });
    await gable.principal.run('contacts.change', { id: contact.id, revision: 1, firstName: 'Dan' });
    await expect(gable.principal.run('contacts.change', { id: contact.id, revision: 1, firstName: 'Avi' })).rejects.toMatchObject({ status: 412 });
    expect(await gable.principal.get('contacts', contact.id)).toMatchObject({ firstName: 'Dan', revision: 2 });
  });

  test('a request that comes twice under one key has one effect and the same answer', async () => {
    const before = await rows('contacts');
    const once = () => gable.office.commands.perform(gable.principal.caller(), { command: 'contacts.create', input: { lastName: 'Twice' }, key: 'k1' });
    const first = await once();
    expect(await once()).toEqual(first);
    expect(await rows('contacts')).toBe(before + 1);
    const other = gable.office.commands.perform(gable.principal.caller(), { command: 'contacts.create', input: { lastName: 'Other' }, key: 'k1' });
    await expect(other).rejects.toMatchObject({ status: 422, code: 'idempotency.anotherBody' });
  });

  test('a key gives again what its reader may still see, and keeps no copy of it', async () => {
    const [agent, other] = [await gable.hire('agent'), await gable.hire('agent')];
    const once = () => gable.office.commands.perform(agent.caller(), { command: 'contacts.create', input: { firstName: 'Keyed', remarks: 'a secret of hers' }, key: 'k9' });
    const { data } = await once() as { data: { id: string } };
    expect(await once()).toMatchObject({ data: { id: data.id, remarks: 'a secret of hers' } });
    const kept = await gable.office.engine.read(gable.agency, { sql: 'SELECT answer FROM idempotency_keys WHERE agency_id = ?', params: [gable.agency] });
    expect(JSON.stringify(kept)).not.toContain('a secret of hers');
    await gable.principal.run('contacts.change', { id: data.id, holder: other.id, remarks: 'another secret' });
    expect(JSON.stringify(await once().catch((refusal: unknown) => refusal))).not.toContain('secret');
  });

  test('the same key while the first is running is told to wait', async () => {
    const [first, second] = (await Promise.allSettled([1, 2].map(() => gable.office.commands.perform(gable.principal.caller(), { command: 'contacts.create', input: { lastName: 'Fast' }, key: 'k2' })))) as [PromiseSettledResult<unknown>, PromiseSettledResult<unknown>];
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect((second as PromiseRejectedResult).reason).toMatchObject({ status: 409 });
  });

  test('another agency’s record answers exactly as a missing one', async () => {
    const missing = await gable.principal.get('contacts', '00000000000000000000000000').catch((refusal: unknown) => refusal);
    expect(missing).toMatchObject({ code: 'record.notFound', status: 404 });
  });

  test('lists are paged without a gap or a double, empty values last, in both directions', async () => {
    for (const [index, city] of ['Haifa', null, 'Akko', 'Haifa', null, 'Eilat'].entries()) await gable.principal.create('properties', { unparsedAddress: `${index} Page St`, city });
    for (const sort of [['city', 'title'], ['-city', 'title'], ['title'], ['-updatedAt']]) {
      const whole = await gable.principal.list('properties', { sort, limit: 200 });
      const paged = [];
      let after: string | undefined;
      do {
        const page = await gable.office.records.list(gable.principal.caller(), 'properties', { sort, limit: 2, after });
        paged.push(...page.data);
        after = page.next ?? undefined;
      } while (after);
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      if (sort[0]!.endsWith('city')) expect(whole.slice(-2).map(({ city }) => city)).toEqual([null, null]);
    }
  });
});
