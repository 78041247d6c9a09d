import { expect, test } from 'vitest';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { recordEntries } from './recordEntries.ts';

const contacts = { kind: 'contacts', form: [{}], summary: ['city', 'spouse'], fields: [{ name: 'city', kind: 'text' }, { name: 'spouse', kind: 'reference', target: 'contacts' }] };
const members = [{ id: 'petra', title: 'Petra Stone' }, { id: 'adam', title: 'Adam Agent' }];
const levi = (id: string, city: string, holder: string) => ({ id, title: 'Ruth Levi', met: [], city, spouse: 'someone', holder });
const workbench = {
  me: members[0], savedViews: [], records: [contacts], describe: () => contacts, has: () => false, t: (key: string) => key,
  member: (id: string) => members.find((member) => member.id === id), addressOf: (kind: string, id: string) => `/${kind}/${id}`,
  rest: { get: async () => ({ data: [{ kind: 'contacts', more: false, newestOnly: false, hits: [levi('1', 'Kent', 'petra'), levi('2', 'Kent', 'adam'), levi('3', 'Renton', 'petra')] }] }) },
} as unknown as GableWorkbench;

test('namesakes are told apart by what is known of them and by whose they are', async () => {
  const found = await recordEntries(workbench, 'levi');
  expect(found.slice(0, 3).map(({ about }) => about!.replace(/[\u2066-\u2069]/g, ''))).toEqual(['Kent', 'Kent · Adam Agent', 'Renton']);
});
