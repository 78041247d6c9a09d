import { createReadStream, renameSync } from 'node:fs';
import { linesOf } from '../../lines.ts';
import type { StagedRow } from '../staging.ts';
import { LinesFile } from './linesFile.ts';
import { idsThere, type Asking } from './recordsThere.ts';

interface Telling { asking: Asking; rows: string; stopped: AbortSignal; /** Every row makes a record, whoever is there. */ makesAll: boolean }

/** Leaves to the rows of an export the ids of those that the caller may change. The other rows are told as if they had none. */
export async function tellByIds({ asking, rows, stopped, makesAll }: Telling): Promise<void> {
  using told = new LinesFile(`${rows}.told`);
  for await (const lines of linesOf(createReadStream(rows))) {
    stopped.throwIfAborted();
    const staged = lines.map((line) => JSON.parse(line) as StagedRow);
    const there = makesAll ? new Set() : await idsThere(asking, staged.flatMap(([, , , , id]) => id ?? []));
    for (const [key, line, values, order, id] of staged) told.add(JSON.stringify((id !== undefined && there.has(id) ? [key, line, values, order, id] : [key, line, values, order]) satisfies StagedRow));
  }
  told.close();
  renameSync(`${rows}.told`, rows);
}
