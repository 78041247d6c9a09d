import type { FileForm } from '@gable/api';
import { readTable } from './readTable.ts';

/** The headings and as many rows after them, where there are so many. */
export async function firstRows(file: string, form: FileForm, count: number): Promise<string[][]> {
  const rows: string[][] = [];
  try {
    await readTable(file, form, (batch) => {
      rows.push(...batch.map(({ cells }) => cells));
      if (rows.length > count) throw enough;
    });
  } catch (failure) {
    if (failure !== enough) throw failure;
  }
  return rows.slice(0, count + 1);
}

const enough = new Error('enough');
