import { Refusal } from '@gable/api';
import { longestRow, refuseTooManyColumns } from '../limits.ts';
import { plainNumber } from '../numbers.ts';
import type { TableRow, TakeRows } from '../readTable.ts';
import { broken } from './archive.ts';
import { dayOf } from './dayNumber.ts';
import { dayStyles } from './dayStyles.ts';
import { sharedTexts, unescaped } from './sharedTexts.ts';
import { openWorkbook } from './workbook.ts';
import { readXml, type Heard } from './xml.ts';

const batch = 500;
/** As many as a sheet can have. */
const mostRows = 1_048_576;

interface Knowledge { texts: string[]; days: boolean[]; is1904: boolean }

/**
 * Reads a sheet row by row.
 * @throws Refusal `import.brokenWorkbook`, `import.unpacksTooFar`, `import.rowTooLong`, `import.tooManyColumns` (422)
 */
export async function readSheet(file: string, sheet: string, take: TakeRows): Promise<void> {
  const workbook = await openWorkbook(file);
  const { path } = workbook.sheets.find(({ name }) => name === sheet) ?? workbook.sheets[0]!;
  const knowledge = { texts: await sharedTexts(workbook), days: await dayStyles(workbook), is1904: workbook.is1904 };
  const rows = new Rows(take);
  await readXml(workbook.archive.text(path), cellsTo(rows, knowledge));
  rows.end();
}

/** Makes batches of rows, each as wide as the headings. */
class Rows {
  readonly #take: TakeRows;
  #rows: TableRow[] = [];
  #width = 0;
  isOver = false;

  constructor(take: TakeRows) {
    this.#take = take;
  }

  add(line: number, cells: string[]): void {
    if (cells.every((cell) => cell.trim() === '')) return;
    if (line > mostRows) throw broken();
    this.#width ||= cells.length;
    while (cells.length < this.#width) cells.push('');
    this.#rows.push({ line, cells });
    if (this.#rows.length >= batch) this.flush();
  }

  flush(): void {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length) this.#take(rows);
  }

  end(): void {
    if (!this.isOver) throw broken();
    this.flush();
  }
}

function cellsTo(rows: Rows, { texts, days, is1904 }: Knowledge): Heard {
  let line = 0;
  let cells: string[] = [];
  let length = 0;
  let column = -1;
  let cell = { type: '', isDay: false };
  let written: string | null = null;
  let value = '';
  return {
    open(name, attribute) {
      if (name === 'c') {
        column = columnIn(attribute('r')) ?? column + 1;
        refuseTooManyColumns(column + 1, line);
        cell = { type: attribute('t') ?? 'n', isDay: days[Number(attribute('s') ?? NaN)] ?? false };
        value = '';
      } else if (name === 'v' || name === 't') written = '';
      else if (name === 'row') {
        line = Number(attribute('r') ?? line + 1);
        [cells, length, column] = [[], 0, -1];
      }
    },
    text(text) {
      if (written === null) return;
      written += text;
      length += text.length;
      if (length > longestRow) throw new Refusal('import.rowTooLong', { values: { line } });
    },
    close(name) {
      if (name === 'v' || name === 't') {
        value += written ?? '';
        written = null;
      } else if (name === 'c') {
        while (cells.length < column) cells.push('');
        cells[column] = shown(value, cell);
      } else if (name === 'row') rows.add(line, cells);
      else if (name === 'worksheet') rows.isOver = true;
    },
  };

  /** A formula is taken by what it came to. */
  function shown(stored: string, { type, isDay }: { type: string; isDay: boolean }): string {
    if (stored === '') return '';
    switch (type) {
      case 's': return texts[Number(stored)] ?? '';
      case 'b': return stored === '1' ? 'TRUE' : 'FALSE';
      case 'n': return isDay ? dayOf(stored, is1904) : plainNumber(Number(stored));
      case 'd': return stored.replace(/T00:00:00(\.0+)?Z?$/, '');
      default: return unescaped(stored);
    }
  }
}

/** `AB12` is in the 28th column. */
function columnIn(reference: string | undefined): number | undefined {
  const letters = reference && /^[A-Z]{1,3}/.exec(reference)?.[0];
  return letters ? [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1 : undefined;
}
