import { refuseTooManyColumns } from '../limits.ts';
import type { TakeRows } from '../readTable.ts';
import { readLines } from './readLines.ts';

/** A table whose values stand apart by any number of spaces. */
export async function readSpaced(file: string, encoding: string, take: TakeRows): Promise<void> {
  for await (const lines of readLines(file, encoding)) {
    await take(lines.filter(({ text }) => text.trim() !== '').map(({ line, text }) => {
      const cells = text.trim().split(/\s+/);
      refuseTooManyColumns(cells.length, line);
      return { line, cells };
    }));
  }
}
