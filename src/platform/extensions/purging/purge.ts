import type { RecordDefinition } from '@gable/db/record.ts';
import { readingOf } from '../../engine/reading.ts';
import type { Connection, Engine } from '../../engine/engine.ts';
import type { RunningJob } from '../../jobs/jobs.ts';
import type { Office } from '../../office.ts';
import type { Kinds } from '../../records/kinds.ts';
import { SqlText } from '../../records/sqlText.ts';
import { readKept, withHidden, type KeptField } from '../fieldsKept.ts';
import { inPieces, type Piece } from './inPieces.ts';
import { purgeFields } from './purgeFields.ts';
import { purgeKind } from './purgeKind.ts';

/** A purge at work. */
export interface Purging {
  engine: Engine;
  agency: number;
  /** The built-in kinds, whose records have tables of their own. */
  base: Kinds;
  kept: readonly KeptField[];
  /** A built-in kind with all that is added to it, seen or not. */
  definitionOf(kind: string): RecordDefinition;
  piece: Piece;
}

type Working = Pick<Office, 'engine' | 'agencies' | 'records'>;

/** Deletes for good what a job was asked to. Each piece can be repeated, and the names are free when nothing is left under them. */
export async function purge({ engine, agencies, records }: Working, { id: job, agency, stopped }: Pick<RunningJob, 'id' | 'agency' | 'stopped'>): Promise<void> {
  const kept = await readKept(readingOf(engine, agency), agency);
  const everything = { kept: kept.map((one) => ({ ...one, purge: null })) };
  const purging: Purging = {
    engine, agency, base: records.kinds, kept,
    definitionOf: (kind) => withHidden(agencies.get(agency).kinds.get(kind), everything),
    piece: inPieces(engine, { agency, stopped }),
  };
  const asked = kept.filter((one) => one.purge === job);
  const kinds = new Set(asked.filter(({ name }) => name === '').map(({ kind }) => kind));
  do {
    for (const kind of kinds) await purgeKind(purging, kind);
    for (const [kind, names] of fieldsToEmpty(kept, { asked, kinds })) await purgeFields(purging, kind, names);
  } while (!(await purging.piece((connection) => freeNames(connection, { agency, job, kinds: [...kinds] }))));
}

/** False where somebody whose command began before has written a record of a kind that goes. */
async function freeNames(connection: Connection, { agency, job, kinds }: { agency: number; job: string; kinds: readonly string[] }): Promise<boolean> {
  const late = new SqlText(connection.dialect).add('SELECT 1 FROM records WHERE agency_id = ? AND ', agency).addOneOf('kind', kinds).add(' LIMIT 1');
  if ((await connection.rows(late.text, late.params)).length) return false;
  await connection.change('DELETE FROM kept_fields WHERE agency_id = ? AND purge = ?', [agency, job]);
  return true;
}

/** By kind: the fields that were asked for, and whatever else refers to the records of a kind that goes. */
function fieldsToEmpty(kept: readonly KeptField[], { asked, kinds }: { asked: readonly KeptField[]; kinds: ReadonlySet<string> }): Map<string, string[]> {
  const referring = kept.filter(({ sketch }) => sketch?.target !== undefined && kinds.has(sketch.target));
  const fields = new Map<string, string[]>();
  for (const { kind, name } of new Set([...asked, ...referring])) {
    if (!kinds.has(kind)) fields.set(kind, [...(fields.get(kind) ?? []), name]);
  }
  return fields;
}
