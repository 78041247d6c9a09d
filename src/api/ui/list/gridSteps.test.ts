import { expect, test } from 'vitest';
import { stepFrom, turnsGroup, type Grid } from './gridSteps.ts';

const grid: Grid = { rows: 30, columns: 4, page: 10, direction: 'ltr' };
const press = (key: string, isFar = false) => ({ key, ctrlKey: isFar, metaKey: false });

test('arrows lead from cell to cell and no further than the edge', () => {
  expect(stepFrom({ row: 0, column: 0 }, press('ArrowDown'), grid)).toEqual({ row: 1, column: 0 });
  expect(stepFrom({ row: 0, column: 0 }, press('ArrowUp'), grid)).toEqual({ row: 0, column: 0 });
  expect(stepFrom({ row: 2, column: 3 }, press('ArrowRight'), grid)).toEqual({ row: 2, column: 3 });
  expect(stepFrom({ row: 25, column: 1 }, press('PageDown'), grid)).toEqual({ row: 29, column: 1 });
});

test('where one reads from the right, the left arrow leads on', () => {
  const mirrored: Grid = { ...grid, direction: 'rtl' };
  expect(stepFrom({ row: 2, column: 1 }, press('ArrowLeft'), mirrored)).toEqual({ row: 2, column: 2 });
  expect(stepFrom({ row: 2, column: 1 }, press('ArrowRight'), mirrored)).toEqual({ row: 2, column: 0 });
});

test('home and end lead along the row, with control through the whole table', () => {
  expect(stepFrom({ row: 5, column: 2 }, press('Home'), grid)).toEqual({ row: 5, column: 0 });
  expect(stepFrom({ row: 5, column: 2 }, press('End', true), grid)).toEqual({ row: 29, column: 3 });
  expect(stepFrom({ row: 5, column: 2 }, press('Tab'), grid)).toBeUndefined();
});

test('a group opens towards its text, and closes the other way', () => {
  expect(turnsGroup('ArrowRight', { isOpen: false, direction: 'ltr' })).toBe(true);
  expect(turnsGroup('ArrowRight', { isOpen: true, direction: 'ltr' })).toBe(false);
  expect(turnsGroup('ArrowRight', { isOpen: true, direction: 'rtl' })).toBe(true);
  expect(turnsGroup('Enter', { isOpen: true, direction: 'ltr' })).toBe(true);
  expect(turnsGroup('ArrowDown', { isOpen: true, direction: 'ltr' })).toBe(false);
});
