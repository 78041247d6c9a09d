import { createReadStream } from 'node:fs';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Engine, Reading } from '../../engine/engine.ts';
import { linesOf } from '../../lines.ts';
import { recordsThere } from '../applying/recordsThere.ts';
import type { StagedRow } from '../staging.ts';

export interface Counts { toCreate: number; toChange: number; there: number }

interface Comparing { engine: Engine; agency: number; definition: RecordDefinition; identity: string | null; rows: string }

/** Tells rows about records that the agency has already from those that make one and those that change one of this file. */
export async function compareWithBook({ engine, agency, definition, identity, rows }: Comparing): Promise<Counts> {
  const counts: Counts = { toCreate: 0, toChange: 0, there: 0 };
  const made = new Set<string>();
  const reading: Reading = { dialect: engine.dialect, rows: (sql, params = []) => engine.read(agency, { sql, params }, { big: true }) };
  for await (const lines of linesOf(createReadStream(rows))) {
    const keys = lines.map((line) => (JSON.parse(line) as StagedRow)[0]);
    const there = await recordsThere(reading, definition, { agency, identity, keys: keys.filter((key) => key !== null) });
    for (const key of keys) {
      if (key !== null && there.has(key)) counts.there += 1;
      else if (key !== null && made.has(key)) counts.toChange += 1;
      else counts.toCreate += 1;
      if (key !== null) made.add(key);
    }
  }
  return counts;
}
