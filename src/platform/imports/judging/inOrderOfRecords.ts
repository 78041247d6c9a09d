import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { linesOf } from '../../lines.ts';
import type { StagedRow } from '../staging.ts';
import { LinesFile } from './linesFile.ts';

/**
 * Rows about one record become its making and its changes, in the order that the file says: first all that are made,
 * then each one's second row, then each one's third.
 */
export async function inOrderOfRecords(from: string, to: string, repeated: ReadonlySet<string>): Promise<void> {
  const file = new LinesFile(to);
  const groups = new Map<string, StagedRow[]>();
  for await (const lines of linesOf(createReadStream(from))) {
    for (const line of lines) {
      const key = keyOf(line);
      if (key === null || !repeated.has(key)) file.add(line);
      else groups.set(key, [...(groups.get(key) ?? []), JSON.parse(line) as StagedRow]);
    }
  }
  const sorted = [...groups.values()].map((rows) => rows.sort(byOrder));
  const longest = Math.max(...sorted.map(({ length }) => length));
  for (let rank = 0; rank < longest; rank += 1) {
    for (const rows of sorted) if (rows[rank]) file.add(JSON.stringify(rows[rank]));
  }
  file.close();
  await rm(from);
}

function byOrder([, line, , order]: StagedRow, [, otherLine, , otherOrder]: StagedRow): number {
  if (order === otherOrder) return line - otherLine;
  else return order < otherOrder ? -1 : 1;
}

/** Without parsing the whole line. */
function keyOf(line: string): string | null {
  if (line.startsWith('[null,')) return null;
  const key = line.slice(2, line.indexOf('"', 2));
  if (!key.includes('\\')) return key;
  const [text] = /^"(?:[^"\\]|\\.)*"/.exec(line.slice(1))!;
  return JSON.parse(text) as string;
}
