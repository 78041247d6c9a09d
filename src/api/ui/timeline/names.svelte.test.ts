import { expect, test, vi } from 'vitest';
import type { FieldDescription, RecordDescription, TimelineEntry } from '../../index.ts';
import { textOf } from '../fields/textOf.ts';
import type { Workbench } from '../workbench.ts';
import { Names } from './names.svelte.ts';

const reference = (name: string, target: string) => ({ name, kind: 'reference', target, required: false, readOnly: false, sortable: true, filterable: true }) as FieldDescription;
const [agent, home] = [reference('holder', 'members'), reference('property', 'properties')];
const deals = { kind: 'deals', fields: [agent, home] } as unknown as RecordDescription;
const get = vi.fn(async () => ({ data: [{ id: 'h1', title: '10 Elm St' }] }));
const workbench = {
  rest: { get }, t: (key: string) => key, member: (id: string) => (id === 'm1' ? { id, title: 'Petra Stone' } : undefined),
} as unknown as Workbench;

test('history names colleagues at once and other records once they are known', async () => {
  const names = new Names(workbench);
  names.learn(deals, [{ changes: [{ field: 'holder', before: null, after: 'm1' }, { field: 'property', before: null, after: 'h1' }] } as unknown as TimelineEntry]);
  const say = (field: FieldDescription, value: unknown) => textOf(workbench, 'deals', { field, value: names.named(field, value) });
  expect(say(agent, 'm1')).toBe('Petra Stone');
  await vi.waitFor(() => expect(say(home, 'h1')).toBe('10 Elm St'));
  expect(get).toHaveBeenCalledOnce();
});

test('of a record that was deleted, history says that it is gone', async () => {
  const names = new Names(workbench);
  names.learn(deals, [{ changes: [{ field: 'property', before: 'h1', after: 'h2' }] } as unknown as TimelineEntry]);
  await vi.waitFor(() => expect(textOf(workbench, 'deals', { field: home, value: names.named(home, 'h2') })).toBe('timeline.gone'));
});
