import type { FileForm } from '@gable/api';
import { readTable } from './readTable.ts';

/** So much of a cell, and so much of all of them, tells what a column holds. */
const longestCell = 400;
const mostLetters = 2_000_000;

/** The headings and as many rows after them, where there are so many; fewer where they are long. */
export async function firstRows(file: string, form: FileForm, count: number): Promise<string[][]> {
  const rows: string[][] = [];
  let letters = 0;
  try {
    await readTable(file, { ...form, most: count + 1 }, (batch) => {
      for (const { cells } of batch) {
        const row = cells.map((cell) => (cell.length > longestCell ? cell.slice(0, longestCell) : cell));
        rows.push(row);
        letters += row.reduce((length, cell) => length + cell.length, 0);
        if (rows.length > count || letters > mostLetters) throw enough;
      }
    });
  } catch (failure) {
    if (failure !== enough) throw failure;
  }
  return rows;
}

const enough = new Error('enough');
