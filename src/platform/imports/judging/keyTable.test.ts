import { expect, test } from 'vitest';
import { KeyTable } from './keyTable.ts';

test('the last row with a key is found, and no other', () => {
  const table = new KeyTable();
  const known = new Map<string, { row: number; has: number }>();
  for (let row = 1; row <= 50_000; row += 1) {
    const key = `phones +1206${(row * 7_919) % 40_000}`;
    const entry = { row, has: row % 4 };
    table.set(key, entry);
    known.set(key, entry);
  }
  for (const [key, entry] of known) expect(table.get(key)).toEqual(entry);
  for (let index = 0; index < 10_000; index += 1) expect(table.get(`emails ${index}@stone.test`)).toBe(undefined);
});

test('a million keys take no more than 30 bytes each', () => {
  const table = new KeyTable();
  for (let row = 1; row <= 1_000_000; row += 1) table.set(`title ${row}`, { row, has: 0 });
  expect(table.bytes).toBeLessThan(30_000_000);
  expect(table.get('title 777777')).toEqual({ row: 777_777, has: 0 });
});
