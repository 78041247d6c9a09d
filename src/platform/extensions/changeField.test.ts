import type { TestOffice } from '@gable/api/testing';
import { parseFilter } from '@gable/api';
import { describe, expect, test } from 'vitest';
import { describeRecords } from '../records/describe.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { contributingTo, messagesFor } from './contributing.ts';

const addView = async ({ principal }: TestOffice, kind = 'choice', choices: unknown[] = ['Sea', 'Hills: all round', 'נוף לעיר']): Promise<string> =>
  (await principal.run('fields.add', { records: 'properties', title: 'View', sketch: { kind, choices } as never })).data.name as string;

const change = ({ principal }: TestOffice, given: object) => principal.run('fields.change', { records: 'properties', name: 'view', ...given });

function listOf({ office, agency, principal }: TestOffice) {
  const caller = office.agencies.caller(agency, principal.id);
  const described = describeRecords(caller, { rules: office.rules, contributing: contributingTo(caller.agency, office.extensions) });
  const { choices } = described.find(({ kind }) => kind === 'properties')!.fields.find(({ name }) => name === 'view')!;
  const messages = messagesFor(office.messages, caller.agency);
  return choices!.map(({ value, retired }) => [value, messages.sentence('he', `properties.view.${value}`), ...(retired ? ['retired'] : [])]);
}

describe.each(everyOffice)('lists of choices of an agency’s own, on $engine', ({ open }) => {
  test('a choice has what it is called as its value, as far as filters can say it', async () => {
    await using gable = await open();
    expect(await addView(gable)).toBe('view');
    expect(listOf(gable)).toEqual([['Sea', 'Sea'], ['Hills all round', 'Hills: all round'], ['נוף לעיר', 'נוף לעיר']]);
  });

  test('it is renamed, moved and retired, and what records have stays readable and found', async () => {
    await using gable = await open();
    await addView(gable);
    const { id } = await gable.principal.create('properties', { unparsedAddress: '1 Quay', view: 'Sea' });
    await change(gable, { choices: [{ value: 'נוף לעיר' }, { value: 'Sea', label: 'Open sea', retired: true }, 'Park'] });
    expect(listOf(gable)).toEqual([['נוף לעיר', 'נוף לעיר'], ['Park', 'Park'], ['Sea', 'Open sea', 'retired'], ['Hills all round', 'Hills: all round', 'retired']]);
    expect(await gable.principal.get('properties', id)).toMatchObject({ view: 'Sea' });
    expect(await gable.principal.list('properties', { filter: parseFilter('view:Sea') })).toHaveLength(1);
    const told = await gable.office.engine.read(gable.agency, { sql: "SELECT changes FROM history WHERE agency_id = ? AND kind = 'agencies' AND record_id = 'fields' ORDER BY sequence DESC LIMIT 1", params: [gable.agency] });
    expect(JSON.parse(told[0]![0] as string)).toMatchObject({ 'properties.view.choices': [['Sea', 'Hills: all round', 'נוף לעיר'], ['נוף לעיר', 'Park']] });
  });

  test('of several, each keeps its value too, and the field may be renamed', async () => {
    await using gable = await open();
    await addView(gable, 'multiChoice');
    const { id } = await gable.principal.create('properties', { unparsedAddress: '1 Quay', view: ['נוף לעיר', 'Sea'] });
    await change(gable, { title: 'Views', choices: ['Park', { value: 'Sea', label: 'Open sea' }] });
    expect(await gable.principal.get('properties', id)).toMatchObject({ view: ['Sea', 'נוף לעיר'] });
    expect(messagesFor(gable.office.messages, gable.office.agencies.get(gable.agency)).sentence('fa', 'properties.view')).toBe('Views');
  });

  test('a field that comes back knows what it had in its list before', async () => {
    await using gable = await open();
    await addView(gable);
    await gable.principal.run('fields.remove', { records: 'properties', name: 'view', data: 'keep' });
    await addView(gable, 'choice', ['Park', 'sea']);
    expect(listOf(gable)).toEqual([['Park', 'Park'], ['Sea', 'sea'], ['Hills all round', 'Hills: all round', 'retired'], ['נוף לעיר', 'נוף לעיר', 'retired']]);
  });

  test('a list has nothing twice, something to choose, and belongs to a field that chooses', async () => {
    await using gable = await open();
    await expect(addView(gable, 'choice', ['Sea', 'SEA'])).rejects.toMatchObject({ code: 'fields.choiceTwice', values: { choice: 'SEA' } });
    await addView(gable);
    await expect(change(gable, { choices: [{ value: 'Sea', retired: true }] })).rejects.toMatchObject({ code: 'fields.noChoice' });
    await expect(change(gable, { choices: ['Sea', { value: 'a:b' }] })).rejects.toMatchObject({ code: 'record.invalid' });
    await expect(change(gable, { name: 'city', choices: ['Sea'] })).rejects.toMatchObject({ code: 'fields.unknown' });
    await expect((await gable.hire('agent')).run('fields.change', { records: 'properties', name: 'view', title: 'x' })).rejects.toMatchObject({ code: 'command.notPermitted' });
  });
});
