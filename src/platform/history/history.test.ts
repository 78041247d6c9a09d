import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { chainHash, seal } from './entry.ts';

describe.each(everyOffice)('history on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  test('the timeline tells each change with both values, and the notes and tasks in between', async () => {
    const { id } = await gable.principal.create('contacts', { lastName: 'Katz' });
    await gable.principal.run('contacts.change', { id, lastName: 'Katz-Levi' });
    await gable.principal.create('notes', { text: 'Looks for a garden', about: `contacts/${id}` });
    await gable.principal.create('tasks', { title: 'Call back', about: `contacts/${id}`, dueAt: '2026-12-01T08:00:00Z' });
    const { data } = await gable.office.history.timeline(gable.principal.caller(), { kind: 'contacts', id });
    expect(data.map(({ type }) => type)).toEqual(['task', 'note', 'change', 'change']);
    expect(data[2]).toMatchObject({ command: { id: 'contacts.change' }, changes: expect.arrayContaining([{ field: 'lastName', before: 'Katz', after: 'Katz-Levi' }]) });
  });

  test('nobody writes about what they may not see', async () => {
    const agent = await gable.hire('agent');
    const { id } = await gable.principal.create('deals', { title: 'Secret' });
    await expect(agent.create('notes', { text: 'x', about: `deals/${id}` })).rejects.toMatchObject({ fields: { about: 'record.missingTarget' } });
  });

  test('undo puts back what a command changed, and undoing that is redo', async () => {
    const { id } = await gable.principal.create('contacts', { lastName: 'Gold', phones: ['206-555-0100'] });
    const { command } = await gable.principal.run('contacts.change', { id, lastName: 'Silver', phones: ['206-555-0101'] });
    const undone = await gable.principal.run('history.undo', { command });
    expect(await gable.principal.get('contacts', id)).toMatchObject({ title: 'Gold', phones: [{ e164: '+12065550100' }] });
    expect(await gable.principal.list('contacts', { words: 'silver' })).toEqual([]);
    await gable.principal.run('history.undo', { command: undone.command });
    expect(await gable.principal.get('contacts', id)).toMatchObject({ title: 'Silver', phones: [{ e164: '+12065550101' }] });
  });

  test('undo of a new record archives it, and redo brings it back', async () => {
    const { data, command } = await gable.principal.run('contacts.create', { lastName: 'Brief' });
    const undone = await gable.principal.run('history.undo', { command });
    expect((await gable.principal.get('contacts', data.id)).archivedAt).not.toBeNull();
    await gable.principal.run('history.undo', { command: undone.command });
    expect((await gable.principal.get('contacts', data.id)).archivedAt).toBeNull();
  });

  test('undo is refused where somebody has changed the same field since, and writes nothing', async () => {
    const { id } = await gable.principal.create('contacts', { lastName: 'One' });
    const { command } = await gable.principal.run('contacts.change', { id, lastName: 'Two', company: 'Acme' });
    await gable.principal.run('contacts.change', { id, lastName: 'Three' });
    await expect(gable.principal.run('history.undo', { command })).rejects.toMatchObject({ code: 'history.changedSince', status: 409 });
    expect(await gable.principal.get('contacts', id)).toMatchObject({ lastName: 'Three', company: 'Acme' });
  });

  test('undo does not reach what one no longer holds', async () => {
    const [anna, boris] = [await gable.hire('agent'), await gable.hire('agent')];
    const { data, command } = await anna.run('contacts.create', { lastName: 'Handed over' });
    await gable.principal.run('contacts.change', { id: data.id, holder: boris.id });
    await expect(anna.run('history.undo', { command })).rejects.toMatchObject({ status: 403 });
    expect((await boris.get('contacts', data.id)).archivedAt).toBeNull();
  });

  test('undo of a new record is refused where somebody has worked on it since', async () => {
    const { data, command } = await gable.principal.run('contacts.create', { lastName: 'Worked on' });
    await gable.principal.run('contacts.change', { id: data.id, company: 'Acme' });
    await expect(gable.principal.run('history.undo', { command })).rejects.toMatchObject({ code: 'history.changedSince' });
  });

  test('what was done since and taken back is no reason to refuse', async () => {
    const { data, command: made } = await gable.principal.run('contacts.create', { lastName: 'Unmade' });
    const { command: changed } = await gable.principal.run('contacts.change', { id: data.id, jobTitle: 'Baker' });
    await gable.principal.run('history.undo', { command: changed });
    await gable.principal.run('history.undo', { command: made });
    expect(await gable.principal.get('contacts', data.id)).toMatchObject({ jobTitle: null, archivedAt: expect.any(String) });
  });

  test('a title that other fields make is no reason to refuse', async () => {
    const { id } = await gable.principal.create('contacts', { firstName: 'Ann', lastName: 'Able' });
    const { command } = await gable.principal.run('contacts.change', { id, firstName: 'Bea' });
    await gable.principal.run('contacts.change', { id, lastName: 'Baker' });
    await gable.principal.run('history.undo', { command });
    expect(await gable.principal.get('contacts', id)).toMatchObject({ title: 'Ann Baker' });
  });

  test('what cannot be taken back is not', async () => {
    await gable.principal.run('agency.change', { areaUnit: 'squareMeters' });
    const [[run]] = await gable.office.engine.read(gable.agency, { sql: "SELECT run FROM history WHERE agency_id = ? AND kind = 'agencies' ORDER BY sequence DESC LIMIT 1", params: [gable.agency] }) as [[string]];
    await expect(gable.principal.run('history.undo', { command: run })).rejects.toMatchObject({ code: 'history.notUndoable' });
  });

  test('two settings that change at once are both kept', async () => {
    const stages = [{ id: 'inquiry', title: 'Fresh', kind: 'open' }, { id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' }];
    await Promise.all([gable.principal.run('agency.change', { areaUnit: 'squareFeet' }), gable.principal.run('deals.changePipeline', { stages })]);
    expect(gable.office.agencies.get(gable.agency).settings).toMatchObject({ areaUnit: 'squareFeet', pipeline: stages });
  });

  test('of a home that one sees in outline, what others wrote about it stays theirs', async () => {
    const agent = await gable.hire('agent');
    const { id } = await gable.principal.create('properties', { unparsedAddress: '7 Quiet St' });
    await gable.principal.create('notes', { text: 'Seller is desperate', about: `properties/${id}` });
    await agent.create('notes', { text: 'My buyer likes it', about: `properties/${id}` });
    const { data } = await gable.office.history.timeline(agent.caller(), { kind: 'properties', id });
    expect(data.filter(({ type }) => type === 'note').map(({ record }) => record!.text)).toEqual(['My buyer likes it']);
  });

  test('entries are chained, and each value is bound to its entry', async () => {
    const rows = await gable.office.engine.read(gable.agency, {
      sql: 'SELECT id, sequence, command, run, at, member_id, kind, record_id, action, changes, secret, hash FROM history WHERE agency_id = ? ORDER BY sequence', params: [gable.agency],
    }) as [string, number, string, string, number, string | null, string, string, 'created', string, string, string][];
    let previous = '';
    for (const [index, [id, sequence, command, run, at, member, kind, record, action, changes, secret, hash]] of rows.entries()) {
      expect(sequence).toBe(index + 1);
      const entry = { agency: gable.agency, id, sequence, command, run, at, member, kind, record, action };
      const { commitments } = seal(JSON.parse(changes) as Record<string, [unknown, unknown]>, secret);
      expect(chainHash(previous, entry, commitments)).toBe(hash);
      previous = hash;
    }
  });

  test('a change is told to who may see it, at once', async () => {
    const agent = await gable.hire('agent');
    const heard: string[] = [];
    const mine = gable.office.changes.subscribe(() => gable.principal.caller(), ({ kind }) => heard.push(`principal ${kind}`));
    const other = gable.office.changes.subscribe(() => agent.caller(), ({ kind }) => heard.push(`agent ${kind}`));
    await gable.principal.create('deals', { title: 'Quiet' });
    await gable.principal.create('properties', { unparsedAddress: '5 Loud St' });
    await vi.waitFor(() => expect(heard).toHaveLength(3));
    mine.dispose();
    other.dispose();
    expect(heard).toEqual(['principal deals', 'principal properties', 'agent properties']);
  });
});
