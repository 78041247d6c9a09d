import type { TestOffice } from '@gable/api/testing';
import { describe, expect, test } from 'vitest';
import { everyOffice } from '../testing/everyOffice.ts';

const add = async ({ principal }: TestOffice, title: string, sketch: object): Promise<string> =>
  (await principal.run('fields.add', { records: 'properties', title, sketch: sketch as never })).data.name as string;

describe.each(everyOffice)('fields of an agency’s own, on $engine', ({ open }) => {
  test('one that is removed is gone with its values kept, and is what it was when it is added again', async () => {
    await using gable = await open();
    const { principal, office } = gable;
    const view = await add(gable, 'נוף', { kind: 'text', searched: true });
    const { id } = await principal.create('properties', { unparsedAddress: '1 Quay', [view]: 'Harbour' });
    await principal.run('fields.remove', { records: 'properties', name: view, data: 'keep' });
    expect(await principal.get('properties', id)).not.toHaveProperty(view);
    expect(await principal.list('properties', { words: 'harbour' })).toEqual([]);
    await expect(principal.run('fields.remove', { records: 'properties', name: view, data: 'keep' })).rejects.toMatchObject({ code: 'fields.unknown', status: 404 });

    expect(await add(gable, 'נוף', { kind: 'integer' })).not.toBe(view);
    expect(await add(gable, 'נוף', { kind: 'text', private: true })).not.toBe(view);
    expect(await add(gable, 'נוף', { kind: 'text' })).toBe(view);
    expect(await principal.get('properties', id)).toMatchObject({ [view]: 'Harbour' });
    await office.jobs.settled();
    expect(await principal.list('properties', { words: 'harbour' })).toEqual([]);
  });

  test('one that is purged leaves its name free, and nothing in the records, the search and the history', async () => {
    await using gable = await open();
    const { principal, office, agency } = gable;
    const view = await add(gable, 'Sea view', { kind: 'text', searched: true });
    const { id } = await principal.create('properties', { unparsedAddress: '1 Quay', seaView: 'Zanzibar' });
    await principal.run('fields.remove', { records: 'properties', name: view, data: 'purge' });
    await office.jobs.settled();
    for (const table of ['properties', 'field_values', 'search_words', 'history', 'fields', 'kept_fields']) {
      const rows = await office.engine.read(agency, { sql: `SELECT * FROM ${table} WHERE agency_id = ?`, params: [agency] });
      expect(JSON.stringify(rows), table).not.toMatch(/zanzibar/i);
    }
    expect(await add(gable, 'Sea view', { kind: 'boolean' })).toBe('seaView');
    expect(await principal.get('properties', id)).toMatchObject({ seaView: null });
  });

  test('one that begins to be searched is found by what it held before', async () => {
    await using gable = await open();
    const { principal, office } = gable;
    const view = await add(gable, 'Sea view', { kind: 'text' });
    await principal.create('properties', { unparsedAddress: '1 Quay', seaView: 'Harbour' });
    await principal.run('fields.remove', { records: 'properties', name: view, data: 'keep' });
    await add(gable, 'Sea view', { kind: 'text', searched: true });
    await office.jobs.settled();
    expect(await principal.list('properties', { words: 'harbour' })).toHaveLength(1);
  });

  test('agents neither add nor remove one', async () => {
    await using gable = await open();
    await add(gable, 'Sea view', { kind: 'text' });
    const agent = await gable.hire('agent');
    await expect(agent.run('fields.remove', { records: 'properties', name: 'seaView', data: 'keep' })).rejects.toMatchObject({ code: 'command.notPermitted' });
    const manager = await gable.hire('manager');
    await manager.run('fields.remove', { records: 'properties', name: 'seaView', data: 'keep' });
    expect(gable.office.agencies.get(gable.agency).additions.fields).toEqual([]);
  });
});
