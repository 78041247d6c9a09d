import { expect, test } from 'vitest';
import type { RecordDescription } from '../../index.ts';
import type { Workbench } from '../workbench.ts';
import { sayTerm } from './sayTerm.ts';
import { term, termsIn } from './terms.ts';
import { inAgencysUnit } from './writtenArea.ts';

const squareFeet = { areaUnit: 'squareFeet' } as const;
const squareMeters = { areaUnit: 'squareMeters' } as const;

test('an area is in the unit that the agency reads, unless it names one', () => {
  expect(inAgencysUnit('2000', squareFeet)).toBe(2000);
  expect(inAgencysUnit('2000', squareMeters)).toBe(2000);
  expect(inAgencysUnit('200m2', squareFeet)).toBe(2152.78);
  expect(inAgencysUnit('2000 sq ft', squareMeters)).toBe(185.81);
  expect(inAgencysUnit('2000sqft', squareFeet)).toBe(2000);
  expect(inAgencysUnit('large', squareFeet)).toBeUndefined();
});

test('a chip says what was written', () => {
  const workbench = {
    agency: squareFeet, has: () => false,
    t: (key: string, { field, value }: Record<string, string> = {}) => `${key} ${field} ${value}`,
    format: { list: (values: string[]) => values.join(), area: (meters: number) => `${Math.round(meters * 10.76391041671)} sq ft` },
  } as unknown as Workbench;
  const description = { kind: 'properties', fields: [{ name: 'livingArea', kind: 'area' }] } as unknown as RecordDescription;
  const said = (filter: string) => sayTerm(workbench, description, termsIn(filter)[0]!);
  expect(said('livingArea>2000')).toBe('filter.number.over livingArea 2000 sq ft');
  expect(said('livingArea>2,000sqft')).toBe('filter.number.over livingArea 2000 sq ft');
  expect(said('livingArea<=200m2')).toBe('filter.number.atMost livingArea 2153 sq ft');
  expect(said(term({ field: 'livingArea', operator: '>', values: ['2000'] }).text)).toBe(said('livingArea>2000'));
});
