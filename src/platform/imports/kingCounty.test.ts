import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTestOffice } from '@gable/api/testing';
import { importFile } from './importFile.ts';
import { kingCountyLike } from './testing/kingCountyLike.ts';

const real = path.resolve(import.meta.dirname, '../../../../shared/data/listings/king_county_sales.csv');
const folder = mkdtempSync(path.join(tmpdir(), 'gable-sales-'));
const likeness = path.join(folder, 'sales.csv');

/** Counted without the program: the sales, the homes, and those at the water with four bedrooms for less than a million. */
function counted(file: string) {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map((line) => line.split(','));
  const at = (name: string): number => head!.indexOf(name);
  const last = new Map<string, string[]>();
  for (const line of lines) if ((last.get(line[0]!)?.[at('date')] ?? '') <= line[at('date')]!) last.set(line[0]!, line);
  const homes = [...last.values()].filter((line) => line[at('waterfront')] === '1' && Number(line[at('bedrooms')]) >= 4 && Number(line[at('price')]) < 1_000_000);
  return { sales: lines.length, homes: last.size, atWater: homes.map((line) => line[0]!).sort() };
}

test.skipIf(!existsSync(real))('King County’s own file comes in whole as closed', { timeout: 120_000 }, () => expectWhole(real, 'closed'));

test('a file like King County’s comes in whole as active', { timeout: 120_000 }, async () => {
  writeFileSync(likeness, kingCountyLike(21_613));
  await expectWhole(likeness, 'active');
});

async function expectWhole(file: string, variant: 'closed' | 'active'): Promise<void> {
  const { sales, homes, atWater } = counted(file);
  await using gable = await openTestOffice();
  const caller = gable.principal.caller();
  const { state } = await importFile(gable.office, caller, { kind: 'properties', file, options: { variant } });
  expect(state).toMatchObject({ rows: sales, created: homes, changed: sales - homes, refused: 0, skipped: 0 });
  expect(sales).toBe(21_613);
  expect(atWater.length).toBeGreaterThan(10);

  const [sold] = await gable.principal.list('properties', { filter: { field: 'listingId', is: '=', value: atWater[0]! } });
  expect(sold).toMatchObject(lastSale(file, atWater[0]!));

  const price = variant === 'closed' ? 'closePrice' : 'listPrice';
  const found = await gable.principal.list('properties', { filter: { all: [
    { field: 'waterfrontYN', is: '=', value: 'yes' }, { field: 'bedroomsTotal', is: '>=', value: '4' }, { field: price, is: '<', value: '1000000' },
  ] }, limit: 200 });
  expect(found.map(({ listingId }) => listingId).sort()).toEqual(atWater);
  expect(found.every(({ standardStatus }) => standardStatus === (variant === 'closed' ? 'Closed' : 'Active'))).toBe(true);
}

/** The newest sale of a home as the file has it; whether it is for sale again or not, that stands in its book. */
function lastSale(file: string, id: string) {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map((line) => line.replaceAll('"', '').split(','));
  const [date, price] = ['date', 'price'].map((name) => head!.indexOf(name)) as [number, number];
  const [last] = lines.filter(([own]) => own === id).sort((one, other) => (one[date]! < other[date]! ? 1 : -1));
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(last![date]!)!;
  return { closePrice: { amount: Number(last![price]) * 100, currency: 'USD' }, closeDate: `${year}-${month}-${day}` };
}

test('others are served while a file comes in', { timeout: 60_000 }, async () => {
  writeFileSync(likeness, kingCountyLike(5_000));
  await using gable = await openTestOffice();
  gable.office.jobs.start();
  const importing = importFile(gable.office, gable.principal.caller(), { kind: 'properties', file: likeness });
  let isOver = false;
  void importing.finally(() => { isOver = true; });
  const waits: number[] = [];
  while (!isOver) {
    const began = performance.now();
    await gable.principal.create('notes', { text: 'Meanwhile' });
    waits.push(performance.now() - began);
  }
  await importing;
  expect(waits.sort((one, other) => one - other)[waits.length >> 1]).toBeLessThan(50);
  expect(waits.length).toBeGreaterThan(20);
  rmSync(folder, { recursive: true, force: true });
});
