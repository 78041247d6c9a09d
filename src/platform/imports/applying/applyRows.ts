import { Refusal, type ImportState } from '@gable/api';
import type { RunningTransaction } from '../../commands/runningTransaction.ts';
import type { Action } from '../../history/entry.ts';
import type { WrittenRecords } from '../../records/writtenRecords.ts';
import { recordsThere } from './recordsThere.ts';
import type { Staged } from './stagedRows.ts';

export interface Piece {
  kind: string;
  /** Field that tells whether a record is there already. */
  identity: string | null;
  state: ImportState;
  rows: readonly Staged[];
  /** After so long it ends, and the rows that are left wait for the next one. */
  milliseconds: number;
}

export interface Applied { state: ImportState; taken: number; milliseconds: number }

/** The whole piece is undone because of one row: those before it are applied without it. */
export class RowRefused extends Error {
  readonly index: number;
  readonly refusal: Refusal;
  constructor(index: number, refusal: Refusal) {
    super(refusal.code);
    this.index = index;
    this.refusal = refusal;
  }
}

/** Writes as many rows as fit into the time. */
export async function applyRows(tx: RunningTransaction, { kind, identity, state, rows, milliseconds }: Piece): Promise<Applied> {
  const definition = tx.parts.caller.agency.kinds.get(kind);
  const records = tx.records(definition) as WrittenRecords;
  const keys = rows.flatMap(({ row: [key] }) => (key === null ? [] : [key]));
  const there = await recordsThere(tx.parts.connection, definition, { agency: tx.parts.caller.agency.id, identity, keys });
  const next = { ...state };
  const touched = new Set<string>();
  const began = performance.now();
  let taken = 0;

  for (const { row: [key, , values], end: offset } of rows) {
    // A record has one entry in the history for each transaction, so its next sale waits for the next one.
    if (taken > 0 && (performance.now() - began > milliseconds || (key !== null && touched.has(key)))) break;
    try {
      next[await applyRow(key, values)] += 1;
    } catch (failure) {
      throw failure instanceof Refusal ? new RowRefused(taken, failure) : failure;
    }
    if (key !== null) touched.add(key);
    taken += 1;
    next.done += 1;
    next.offset = offset;
  }
  return { state: next, taken, milliseconds: performance.now() - began };

  async function applyRow(key: string | null, values: Record<string, unknown>): Promise<'created' | 'changed' | 'skipped'> {
    const id = key === null ? undefined : there.get(key);
    if (id === undefined) {
      const made = await records.add(values);
      next.touched += 1;
      if (key !== null) there.set(key, made);
      return 'created';
    }
    const before = await doneBefore(tx, kind, id);
    // What this import has made, the row says what happened to next.
    if (state.duplicates !== 'update' && before !== 'created') return 'skipped';
    await records.change(id, values, { from: 'outside' });
    if (before === null && tx.touched.has(`${kind}/${id}`)) next.touched += 1;
    return 'changed';
  }
}

/** What this import did to a record first, in an earlier piece. */
async function doneBefore(tx: RunningTransaction, kind: string, id: string): Promise<Action | null> {
  const { connection, caller, run } = tx.parts;
  const [first] = await connection.rows(
    'SELECT action FROM history WHERE agency_id = ? AND kind = ? AND record_id = ? AND run = ? ORDER BY sequence LIMIT 1', [caller.agency.id, kind, id, run],
  );
  return (first?.[0] ?? null) as Action | null;
}
