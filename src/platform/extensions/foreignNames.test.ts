import path from 'node:path';
import { parseFilter } from '@gable/api';
import { describe, expect, test } from 'vitest';
import { everyOffice } from '../testing/everyOffice.ts';
import { readExtensionFolder } from './readFolder.ts';

describe.each(everyOffice)('fields that are called as another system calls them, on $engine', ({ open }) => {
  test('are written, found, sorted and summed up', async () => {
    await using gable = await open();
    const { principal, office } = gable;
    await principal.run('extensions.install', readExtensionFolder(path.resolve('tests/performance/postedDeals')) as never);
    const row = { title: 'Sale #1', stage: 'new', contact_id: 7, value: 50_000, created_at: '2026-01-05T12:00:00.000Z' };
    const { id } = await principal.create('postedDeals', row);
    await principal.create('postedDeals', { ...row, title: 'Sale #2', contact_id: 9 });
    expect(await principal.get('postedDeals', id)).toMatchObject(row);
    const found = await principal.list('postedDeals', { filter: parseFilter('contact_id<9 created_at:2026-01'), sort: ['-contact_id'] });
    expect(found).toMatchObject([{ id }]);
    expect(await office.records.aggregate(principal.caller(), 'postedDeals', { by: ['stage'], sum: ['value'] })).toEqual([{ by: { stage: 'new' }, count: 2, sum: { value: 100_000 } }]);
    await principal.run('postedDeals.change', { id, contact_id: 11 });
    expect(await principal.list('postedDeals', { filter: parseFilter('contact_id:7') })).toEqual([]);
  });
});
