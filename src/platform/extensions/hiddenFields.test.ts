import path from 'node:path';
import type { TestOffice } from '@gable/api/testing';
import { describe, expect, test } from 'vitest';
import { importText } from '../imports/testing/importText.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { readExtensionFolder } from './readFolder.ts';

const rentals = readExtensionFolder(path.resolve('tests/extensions/rentals'));
/** It brings a field of homes whose words are found. */
const withRemarks = structuredClone(rentals) as typeof rentals & { manifest: any; messages: any };
withRemarks.manifest.contributes.fields[0].fields.remarks = { kind: 'text', searched: true };
withRemarks.messages.en['properties.remarks'] = 'Remarks';

const turn = (gable: TestOffice, way: 'enable' | 'disable') => gable.principal.run(`extensions.${way}`, { name: 'rentals' });

describe.each(everyOffice)('fields of an extension that is off, on $engine', ({ open }) => {
  test('are not found by, and are again when it is on, whatever was changed meanwhile', async () => {
    await using gable = await open();
    const { principal } = gable;
    await principal.run('extensions.install', withRemarks as never);
    const { id } = await principal.create('properties', { unparsedAddress: '1 Quay', remarks: 'Secret cellar', city: 'Cellar City' });
    const found = async (words: string) => (await principal.list('properties', { words })).length;
    expect([await found('secret'), await found('cellar secret'), await found('quay')]).toEqual([1, 1, 1]);
    await turn(gable, 'disable');
    expect([await found('secret'), await found('quay')]).toEqual([0, 1]);
    await principal.run('properties.change', { id, unparsedAddress: '2 Secret Lane' });
    expect([await found('secret'), await found('quay')]).toEqual([1, 0]);
    await principal.run('properties.change', { id, unparsedAddress: '3 Lane' });
    expect([await found('secret'), await found('lane')]).toEqual([0, 1]);
    await turn(gable, 'enable');
    expect([await found('secret'), await found('lane secret')]).toEqual([1, 1]);
    await principal.run('properties.change', { id, remarks: 'Open cellar' });
    expect([await found('secret'), await found('open')]).toEqual([0, 1]);
  });

  test('are not in the timeline, which goes on behind entries that say nothing else', async () => {
    await using gable = await open();
    const { principal, office } = gable;
    await principal.run('extensions.install', withRemarks as never);
    const { id } = await principal.create('properties', { unparsedAddress: '1 Quay', remarks: 'Secret' });
    for (const remarks of ['A', 'B', 'C', 'D']) await principal.run('properties.change', { id, remarks });
    const timeline = async (limit: number) => (await office.history.timeline(principal.caller(), { kind: 'properties', id }, { limit })).data;
    expect(await timeline(30)).toHaveLength(5);
    await turn(gable, 'disable');
    const [created, ...others] = await timeline(2);
    expect(others).toEqual([]);
    expect(created).toMatchObject({ action: 'created' });
    expect(JSON.stringify(created)).not.toContain('remarks');
  });

  test('notes stand in the timeline of a kind whatever letters its name has', async () => {
    await using gable = await open();
    const { principal, office } = gable;
    const visits = JSON.parse(JSON.stringify(rentals).replaceAll('leases', 'houseLeases')) as typeof withRemarks;
    visits.manifest.contributes = { records: visits.manifest.contributes.records };
    await principal.run('extensions.install', { manifest: visits.manifest, messages: visits.messages });
    const { id } = await principal.create('houseLeases', { number: 'A-1', state: 'draft' });
    await principal.create('notes', { text: 'Signed', about: `houseLeases/${id}` });
    const { data } = await office.history.timeline(principal.caller(), { kind: 'houseLeases', id });
    expect(data.map(({ type }) => type)).toEqual(['note', 'change']);
  });

  test('are put back by an undo too, and refuse none where nothing changed since', async () => {
    await using gable = await open();
    const { principal } = gable;
    await principal.run('extensions.install', withRemarks as never);
    const { id } = await principal.create('properties', { unparsedAddress: '1 Quay', remarks: 'Old cellar', seaDistance: 40, city: 'Haifa' });
    const { command } = await principal.run('properties.change', { id, remarks: 'New attic', seaDistance: 60, city: 'Jaffa' });
    await turn(gable, 'disable');
    await principal.run('history.undo', { command });
    expect(await principal.get('properties', id)).toMatchObject({ city: 'Haifa' });
    await turn(gable, 'enable');
    expect(await principal.get('properties', id)).toMatchObject({ city: 'Haifa', remarks: 'Old cellar', seaDistance: 40 });
    expect(await principal.list('properties', { words: 'cellar' })).toHaveLength(1);
    expect(await principal.list('properties', { words: 'attic' })).toHaveLength(0);
    expect(await principal.list('properties', { filter: { field: 'seaDistance', is: '=', value: '40' } })).toHaveLength(1);
  });

  test('a reference to a kind that nobody sees now leads to one of its records, or nowhere', async () => {
    await using gable = await open();
    const { principal } = gable;
    await principal.run('extensions.install', rentals as never);
    const { data: { name: lease } } = await principal.run('fields.add', { records: 'properties', title: 'Lease', sketch: { kind: 'reference', target: 'leases' } });
    const { id } = await principal.create('leases', { number: 'A-1', state: 'draft' });
    const home = await principal.create('properties', { unparsedAddress: '1 Quay', [lease]: id });
    const { command } = await principal.run('properties.change', { id: home.id, [lease]: null });
    await turn(gable, 'disable');
    await expect(principal.run('properties.change', { id: home.id, [lease]: home.id })).rejects.toMatchObject({ code: 'record.missingTarget' });
    await principal.run('history.undo', { command });
    expect(await principal.get('properties', home.id)).toMatchObject({ [lease]: id });
  });

  test('an import of records that nobody sees now is not undone, and says why', async () => {
    await using gable = await open();
    const { principal } = gable;
    await principal.run('extensions.install', rentals as never);
    const { job } = await importText(gable, principal, { kind: 'leases', text: 'number,state\nA-1,draft\nA-2,draft\n' });
    await turn(gable, 'disable');
    await expect(principal.run('imports.undo', { import: job })).rejects.toMatchObject({ code: 'import.kindAway', status: 409 });
    await turn(gable, 'enable');
    expect(await principal.list('leases')).toHaveLength(2);
    await principal.run('imports.undo', { import: job });
    await gable.office.jobs.settled();
    expect(await principal.list('leases')).toHaveLength(0);
  });
});
