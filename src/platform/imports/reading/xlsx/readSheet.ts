import { Refusal } from '@gable/api';
import { longestRow, refuseTooManyColumns } from '../limits.ts';
import { plainNumber } from '../numbers.ts';
import type { TableRow, TakeRows } from '../readTable.ts';
import { broken } from './archive.ts';
import { dayOf } from './dayNumber.ts';
import { dayStyles } from './dayStyles.ts';
import { sharedTexts, unescaped } from './sharedTexts.ts';
import { withWorkbook, type Workbook } from './workbook.ts';
import { readXml, type Heard } from './xml.ts';

const batch = 500;
/** As many as a sheet can have. */
const mostRows = 1_048_576;

interface Knowledge { text: (index: number) => string; days: boolean[]; is1904: boolean }

export interface WantedRows {
  sheet: string;
  /** Where only the first rows are wanted: about so many. */
  most?: number | undefined;
}

/**
 * Reads a sheet row by row.
 * @throws Refusal `import.brokenWorkbook`, `import.unpacksTooFar`, `import.rowTooLong`, `import.tooManyColumns` (422)
 */
export async function readSheet(file: string, { sheet, most }: WantedRows, take: TakeRows): Promise<void> {
  await withWorkbook(file, async (workbook) => {
    const { path } = workbook.sheets.find(({ name }) => name === sheet) ?? workbook.sheets[0]!;
    const texts = await sharedTexts(workbook, most === undefined ? Infinity : await lastTextIn(workbook, path, most));
    const rows = new Rows(take);
    await readXml(workbook.archive.text(path), cellsTo(rows, { text: (index) => texts[index] ?? '', days: await dayStyles(workbook), is1904: workbook.is1904 }));
    await rows.end();
  });
}

/** Number of the last shared text that the first rows point to; of a whole book's texts they need few. */
async function lastTextIn({ archive, is1904 }: Workbook, path: string, most: number): Promise<number> {
  let [last, count] = [-1, 0];
  const rows = new Rows((batch) => { count += batch.length; });
  const text = (index: number): string => {
    last = Math.max(last, index);
    return 'x';
  };
  // Some may turn out to be empty.
  await readXml(archive.text(path), { ...cellsTo(rows, { text, days: [], is1904 }), isEnough: async () => (await rows.hand(), count > most * 2) });
  return last;
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
  }

  async hand(atLeast = 1): Promise<void> {
    if (this.#rows.length < atLeast) return;
    const rows = this.#rows;
    this.#rows = [];
    await this.#take(rows);
  }

  async end(): Promise<void> {
    if (!this.isOver) throw broken();
    await this.hand();
  }
}

function cellsTo(rows: Rows, { text: shared, days, is1904 }: Knowledge): Heard {
  let line = 0;
  let cells: string[] = [];
  let length = 0;
  let column = -1;
  let cell = { type: '', isDay: false };
  let written: string | null = null;
  let value = '';
  return {
    open(name, attributes) {
      if (name === 'c') {
        column = columnIn(attributes.r) ?? column + 1;
        refuseTooManyColumns(column + 1, line);
        cell = { type: attributes.t ?? 'n', isDay: days[Number(attributes.s ?? NaN)] ?? false };
        value = '';
      } else if (name === 'v' || name === 't') written = '';
      else if (name === 'row') {
        line = Number(attributes.r ?? line + 1);
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
    async isEnough() {
      await rows.hand(batch);
      return false;
    },
  };

  /** A formula is taken by what it came to. */
  function shown(stored: string, { type, isDay }: { type: string; isDay: boolean }): string {
    if (stored === '') return '';
    switch (type) {
      case 's': return shared(Number(stored));
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
