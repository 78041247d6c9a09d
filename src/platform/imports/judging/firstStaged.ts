import { createReadStream } from 'node:fs';
import { linesOf } from '../../lines.ts';
import type { Told } from '../examples.ts';
import type { StagedRow } from '../staging.ts';

/** The first of the judged rows. */
export async function firstStaged(rows: string, count: number): Promise<Told[]> {
  for await (const lines of linesOf(createReadStream(rows))) {
    return lines.slice(0, count).map((text) => {
      const [, line, values] = JSON.parse(text) as StagedRow;
      return { line, values };
    });
  }
  return [];
}
