import { expect, test } from 'vitest';
import { onEntering, pipelineProblem, titleOf } from './deal.ts';

const lost = { stage: 'lost', stageSince: '2026-01-01T00:00:00Z', closedAt: '2026-01-01T00:00:00Z', lostReason: 'other', otherReason: 'They inherited a house', competitor: 'Acme' };
const now = '2026-11-22T10:00:00Z';

test('a deal that is open again is neither closed nor lost', () => {
  expect(onEntering('open', lost, now)).toEqual({ stageSince: now, closedAt: null, lostReason: null, otherReason: null, competitor: null });
});

test('a lost deal keeps its reason', () => {
  expect(onEntering('lost', lost, now)).toMatchObject({ closedAt: now, lostReason: 'other', otherReason: 'They inherited a house', competitor: 'Acme' });
});

test('a deal without a name is called by its people and homes', () => {
  expect(titleOf(['Ruth Levi'], ['14 Elm St'])).toBe('Ruth Levi · 14 Elm St');
  expect(titleOf([], ['14 Elm St'])).toBe('14 Elm St');
  expect(titleOf(['R'.repeat(200)], ['E'.repeat(200)])).toBe(`${'R'.repeat(89)}… · ${'E'.repeat(89)}…`);
});

test('a pipeline must let deals begin, be won and be lost', () => {
  expect(pipelineProblem([{ id: 'a', kind: 'open' }, { id: 'b', kind: 'won' }])).toBe('deals.pipelineNeedsLost');
  expect(pipelineProblem([{ id: 'a', kind: 'open' }, { id: 'a', kind: 'won' }, { id: 'c', kind: 'lost' }])).toBe('deals.stageTwice');
  expect(pipelineProblem([{ id: 'a', kind: 'open', title: 'Viewing' }, { id: 'd', kind: 'open', title: 'viewing' }, { id: 'b', kind: 'won' }, { id: 'c', kind: 'lost' }])).toBe('deals.stageTwice');
});
