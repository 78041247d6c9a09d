import { expect, test } from 'vitest';
import { secondLine } from './secondLine.ts';

test('a number stays on the line of what it counts', () => {
  const description = { kind: 'homes', summary: ['beds'], fields: [{ name: 'beds', kind: 'integer' }] } as never;
  const workbench = { has: () => true, t: (_key: string, { text }: { text: string }) => `${text} big beds`, format: { number: String } } as never;
  expect(secondLine(workbench, { description, record: { id: '1', title: '', beds: 4 } as never })).toBe('\u20684\u00a0big beds\u2069');
});
