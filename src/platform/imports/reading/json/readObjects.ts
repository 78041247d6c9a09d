import { Refusal } from '@gable/api';
import { refuseTooManyColumns } from '../limits.ts';
import { plainNumber } from '../numbers.ts';
import type { TakeRows } from '../readTable.ts';
import { elements } from './elements.ts';

const lookedAt = 1_000;

/** JSON lines or one list of objects as a table, whose headings are the names in the first objects. */
export async function readObjects(file: string, encoding: string, take: TakeRows): Promise<void> {
  const names = await namesIn(file, encoding);
  const known = new Set(names);
  await take([{ line: 1, cells: names }]);
  for await (const found of elements(file, encoding)) {
    await take(found.map(({ line, value }) => {
      // What no heading tells of is not left out in silence.
      const others = Object.keys(value).filter((name) => !known.has(name));
      return { line, cells: [...names, ...others].map((name) => (Object.hasOwn(value, name) ? written(value[name], line) : '')) };
    }));
  }
}

async function namesIn(file: string, encoding: string): Promise<string[]> {
  const names = new Set<string>();
  let count = 0;
  for await (const found of elements(file, encoding)) {
    for (const { line, value } of found) {
      for (const name of Object.keys(value)) names.add(name);
      refuseTooManyColumns(names.size, line);
    }
    count += found.length;
    if (count > lookedAt) break;
  }
  return [...names];
}

/** As a cell would have it; what has parts stays JSON. */
function written(value: unknown, line: number): string {
  if (value === null || value === undefined) return '';
  else if (typeof value === 'object') return isListOfWords(value) ? value.join('; ') : asJson(value, line);
  else return typeof value === 'number' ? plainNumber(value) : String(value);
}

/** What is nested deeper than anybody writes can be read, but not written. */
function asJson(value: object, line: number): string {
  try {
    return JSON.stringify(value);
  } catch {
    throw new Refusal('import.wrongJson', { values: { line } });
  }
}

/** Words in which nothing stands that would part them again. */
const isListOfWords = (value: object): value is unknown[] => Array.isArray(value) && value.every((one) => typeof one !== 'object' && !/[;|,\n"]|\s:::\s|^[[{]/.test(String(one)));
