import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ScanState } from '@gable/api';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import { bigReading } from '../engine/reading.ts';
import { keepState, keptState } from '../bulk/bulkJob.ts';
import type { Reading } from '../engine/engine.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import type { Office } from '../office.ts';
import { unfolded } from '../records/addedFields.ts';
import { allColumns, at, source } from '../records/columns.ts';
import { findPairs } from './findPairs.ts';
import { dropBetween, putPairs } from './keepPairs.ts';

export const scanJob = 'duplicates.scan';
export interface ScanWork { kind: string; member: string | null }
export type DuplicateParts = Pick<Office, 'engine' | 'agencies' | 'rules' | 'commands' | 'changes' | 'jobs' | 'records'>;

/** Where a scan is, with what it needs to go on after a crash. */
interface Kept extends ScanState { after: string; sequence: number }

/** So many are compared at once; what they need of the book is asked for together. */
const pieceRows = 40;

/** Looks through all records of a kind for two that are one, in the order of their ids. */
export async function scan({ engine, agencies, rules }: DuplicateParts, { work: { kind }, job }: { work: ScanWork; job: RunningJob }): Promise<void> {
  const { agency } = agencies.office(job.agency);
  const definition = agency.kinds.get(kind);
  const [rule] = rules.same.of(kind);
  const reading = bigReading(engine, agency.id);
  let state = await keptState<Kept>(engine, job.id) ?? await begun(reading, definition, agency.id);
  while (state.phase === 'scanning') {
    const rows = await recordsAfter(reading, definition, { agency: agency.id, after: state.after });
    const last = (rows.at(-1)?.[at.id] ?? null) as string | null;
    // Each pair is found from both sides, and kept from the one that the scan meets first.
    const met = new Set(rows.map((row) => row[at.id] as string));
    const pairs = rows.length && rule ? (await findPairs({ reading, agency: agency.id, definition, rule }, rows)).filter(({ one }) => met.has(one)) : [];
    const next: Kept = { ...state, phase: last === null ? 'done' : 'scanning', after: last ?? state.after, done: state.done + rows.length, found: state.found + pairs.length };
    const isAskedToStop = await engine.write(agency.id, async (connection) => {
      dropBetween(connection, { agency: agency.id, kind }, { after: state.after, upTo: last });
      putPairs(connection, { agency: agency.id, kind }, pairs);
      if (last === null) {
        connection.put(
          'INSERT INTO same_scans (agency_id, kind, sequence, scanned_at) VALUES (?, ?, ?, ?) ON CONFLICT (agency_id, kind) DO UPDATE SET sequence = excluded.sequence, scanned_at = excluded.scanned_at',
          [agency.id, kind, state.sequence, Date.now()],
        );
      }
      return keepState(connection, job, next);
    });
    state = isAskedToStop && next.phase !== 'done' ? { ...next, phase: 'cancelled' } : next;
    await nextTurn();
    job.stopped.throwIfAborted();
  }
  await job.progress({ ...state });
}

/** What changes from here on is followed up once all have been looked at. */
async function begun(reading: Reading, definition: RecordDefinition, agency: number): Promise<Kept> {
  const [[sequence]] = await reading.rows('SELECT COALESCE(MAX(sequence), 0) FROM history WHERE agency_id = ?', [agency]) as [[number]];
  const [[total]] = await reading.rows(`SELECT count(*) FROM ${source(definition)} WHERE t.agency_id = ? AND t.archived_at IS NULL`, [agency]) as [[number]];
  return { phase: 'scanning', records: definition.kind, total: Number(total), done: 0, found: 0, after: '', sequence: Number(sequence) };
}

async function recordsAfter(reading: Reading, definition: RecordDefinition, { agency, after }: { agency: number; after: string }): Promise<StoredRecord[]> {
  const sql = `SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE t.agency_id = ? AND t.archived_at IS NULL AND t.id > ? ORDER BY t.id LIMIT ${pieceRows}`;
  return (await reading.rows(sql, [agency, after])).map((row) => unfolded(definition, row));
}
