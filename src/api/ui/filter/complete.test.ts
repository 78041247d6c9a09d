import { expect, test } from 'vitest';
import type { RecordDescription } from '../../index.ts';
import type { Workbench } from '../workbench.ts';
import { complete, taken } from './complete.ts';

const words: Record<string, string> = { 'deals.stage': 'Stage', 'deals.value': 'Value', 'deals.lastContactAt': 'שיחה אחרונה', 'deals.stage.Second visit': 'Second visit', 'filter.me': 'Me', 'filter.day.today': 'today', 'field.yes': 'Yes', 'field.no': 'No', 'deals.urgent': 'Urgent' };
const workbench = {
  t: (key: string) => words[key] ?? key,
  has: (key: string) => key in words,
  members: [{ id: '1', title: 'Anna Stone', suspended: false }, { id: '2', title: 'Boris', suspended: true }],
  format: { distance: (count: number, unit: string) => `${count} ${unit}`, number: (count: number, { unit }: { unit: string }) => `${count} ${unit}s` },
  rest: { get: async () => ({ data: [{ id: '01m826cwn7e2pb3qrssq6727zx', title: 'Dana Levi' }] }) },
} as unknown as Workbench;
const field = (name: string, kind: string, more = {}) => ({ name, kind, required: false, readOnly: false, sortable: true, filterable: true, ...more });
const deals = { kind: 'deals', fields: [
  field('stage', 'choice', { choices: [{ value: 'won' }, { value: 'Second visit' }] }), field('value', 'money'), field('lastContactAt', 'dateTime'), field('urgent', 'boolean'),
  field('buyer', 'reference', { target: 'contacts' }), field('properties', 'references', { target: 'properties' }), field('sources', 'multiChoice', { choices: [{ value: 'Portal' }] }),
] } as unknown as RecordDescription;

/** The caret stands at the bar. */
const offered = async (text: string) => complete(workbench, deals, { text: text.replace('|', ''), caret: text.indexOf('|') });
const texts = async (text: string) => (await offered(text)).offers.map((offer) => offer.text);

test('a field is offered by its name or by what the reader calls it', async () => {
  expect(await texts('garden st|')).toEqual(['stage:']);
  expect(await texts('שיח|')).toEqual(['lastContactAt:']);
  expect(await texts('-(val|')).toEqual(['value>=']);
  expect(await texts('s|')).toEqual([]);
});

test('a singular is completed to the true name, and its values are offered', async () => {
  expect(await texts('property|')).toEqual(['properties:']);
  expect(await texts('has:Property|')).toEqual(['properties']);
  expect(await texts('Source:po|')).toEqual(['Portal']);
  expect(await texts('STAGE:w|')).toEqual(['won']);
});

test('behind it stand its values', async () => {
  expect(await texts('stage:|')).toEqual(['won', '"Second visit"']);
  expect(await texts('stage:won,sec|')).toEqual(['"Second visit"']);
  expect(await texts('stage:"Second v|')).toEqual(['"Second visit"']);
  expect(await texts('urgent:y|')).toEqual(['yes']);
  expect(await texts('holder:|')).toEqual(['me', '"Anna Stone"']);
  expect(await texts('has:ur|')).toEqual(['urgent']);
  expect(await texts('value>1|')).toEqual([]);
  expect(await texts('nonsense:|')).toEqual([]);
});

test('days are offered, and ages where something is compared', async () => {
  expect(await texts('lastContactAt:tod|')).toEqual(['today']);
  expect((await texts('lastContactAt<|')).slice(0, 2)).toEqual(['7d', '30d']);
  expect((await offered('lastContactAt<45|')).offers).toEqual(['day', 'week', 'month'].map((unit) => ({ text: `45${unit[0]!}`, label: `45 ${unit}s`, isWhole: true })));
});

test('a record is offered by its name and taken by its id', async () => {
  expect((await offered('buyer:dana|')).offers).toEqual([{ text: '01m826cwn7e2pb3qrssq6727zx', label: 'Dana Levi', isWhole: true }]);
  expect(await texts('buyer:|')).toEqual([]);
});

test('what is taken stands in the place of what was begun', async () => {
  const completion = await offered('urgent:yes stage:sec| value>5');
  expect(taken('urgent:yes stage:sec value>5', completion, completion.offers[0]!)).toEqual({ text: 'urgent:yes stage:"Second visit" value>5', caret: 31 });
  const whole = await offered('stage:w|');
  expect(taken('stage:w', whole, whole.offers[0]!)).toEqual({ text: 'stage:won ', caret: 10 });
});
