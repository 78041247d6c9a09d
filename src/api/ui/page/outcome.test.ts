import { expect, test } from 'vitest';
import type { RecordData, RecordDescription } from '../../index.ts';
import { secondLine } from '../secondLine.ts';
import type { Workbench } from '../workbench.ts';
import { isBygone } from './outcome.ts';

const text = (name: string) => ({ name, kind: 'text', required: false, readOnly: false, sortable: true, filterable: true });
const deals = { kind: 'deals', summary: ['nextStep', 'source'], outcome: { field: 'closedAt' }, fields: [text('nextStep'), text('source')] } as unknown as RecordDescription;
const deal = (closedAt: string | null) => ({ id: '1', title: 'Elm St', nextStep: 'Send the offer', source: 'Portal', closedAt, archivedAt: null }) as unknown as RecordData;
const workbench = { has: () => false } as unknown as Workbench;

test('a deal that is over has no next step any more', () => {
  expect(isBygone(deals, deal('2026-11-20'), 'nextStep')).toBe(true);
  expect(isBygone(deals, deal('2026-11-20'), 'source')).toBe(false);
  expect(isBygone(deals, deal(null), 'nextStep')).toBe(false);
});

test('the line under a name tells the next step only while it is to be done', () => {
  expect(secondLine(workbench, { description: deals, record: deal(null) })).toContain('Send the offer');
  expect(secondLine(workbench, { description: deals, record: deal('2026-11-20') })).not.toContain('Send the offer');
});
