import type { FieldSketch } from '@gable/db/fieldSketch.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { eraseValues, type Sayings } from '../history/erasure.ts';
import { connectionOf } from '../members/rights.ts';
import { wordsKind } from '../records/addedFields.ts';
import { source } from '../records/columns.ts';
import { endOfPrefix } from '../records/sqlText.ts';
import type { InstalledExtension } from './installed.ts';

/** Deletes what an extension kept: the records of its kinds, the values of its fields, and what the history says of either. */
export async function purgeExtension(tx: RunningTransaction, { manifest: { contributes: { records = [], fields = [] } = {} } }: InstalledExtension): Promise<void> {
  const files = await filesIn(tx, [...records.map(({ kind, fields: own = {} }) => ({ kind, own })), ...fields.map(({ records: kind, fields: own }) => ({ kind, own }))]);
  for (const { kind, fields: own } of records) if (own) await purgeKind(tx, kind);
  for (const { records: kind, fields: added } of fields) {
    const definition = tx.parts.caller.agency.kinds.find(kind);
    if (definition) await purgeFields(tx, definition, Object.keys(added));
  }
  await forgetFiles(tx, files);
}

/** Ids of the files that its fields name. */
async function filesIn(tx: RunningTransaction, kinds: readonly { kind: string; own: Record<string, FieldSketch> }[]): Promise<string[]> {
  const named = kinds.flatMap(({ kind, own }) => Object.entries(own).filter(([, sketch]) => sketch.kind === 'files').map(([field]) => [kind, field] as const));
  const rows = await Promise.all(named.map(([kind, field]) => connectionOf(tx).rows('SELECT text FROM field_values WHERE agency_id = ? AND kind = ? AND field = ?', [tx.agency.id, kind, field])));
  return [...new Set(rows.flat().map(([id]) => id as string))];
}

/** Those that no other record names; their bytes go with the next sweep. */
async function forgetFiles(tx: RunningTransaction, ids: readonly string[]): Promise<void> {
  const connection = connectionOf(tx);
  for (const id of ids) {
    const elsewhere = await connection.rows('SELECT 1 FROM field_values WHERE agency_id = ? AND text = ? LIMIT 1', [tx.agency.id, id]);
    if (elsewhere.length === 0) await connection.change('DELETE FROM files WHERE agency_id = ? AND id = ?', [tx.agency.id, id]);
  }
}

async function purgeKind(tx: RunningTransaction, kind: string): Promise<void> {
  const connection = connectionOf(tx);
  const key = [tx.agency.id, kind];
  await connection.change('DELETE FROM records WHERE agency_id = ? AND kind = ?', key);
  await connection.change('DELETE FROM field_values WHERE agency_id = ? AND kind = ?', key);
  await connection.change('DELETE FROM search_words WHERE agency_id = ? AND (kind = ? OR (kind >= ? AND kind < ?))', [...key, `${kind}.`, endOfPrefix(`${kind}.`)]);
  await eraseFrom(tx, kind, null);
}

async function purgeFields(tx: RunningTransaction, definition: RecordDefinition, names: readonly string[]): Promise<void> {
  const connection = connectionOf(tx);
  const rows = await connection.rows(`SELECT t.id, t.custom FROM ${source(definition)} WHERE t.agency_id = ? AND t.custom IS NOT NULL`, [tx.agency.id]) as [string, string][];
  for (const [id, written] of rows) {
    const custom = JSON.parse(written) as Record<string, unknown>;
    const kept = Object.fromEntries(Object.entries(custom).filter(([name]) => !names.includes(name)));
    if (Object.keys(kept).length === Object.keys(custom).length) continue;
    const table = definition.shared ? 'records' : definition.table.name;
    await connection.change(`UPDATE "${table}" SET custom = ? WHERE agency_id = ? AND id = ?`, [Object.keys(kept).length ? JSON.stringify(kept) : null, tx.agency.id, id]);
  }
  for (const name of names) await connection.change('DELETE FROM field_values WHERE agency_id = ? AND kind = ? AND field = ?', [tx.agency.id, definition.kind, name]);
  for (const name of names) await connection.change('DELETE FROM search_words WHERE agency_id = ? AND kind = ?', [tx.agency.id, wordsKind(definition.kind, name)]);
  await eraseFrom(tx, definition.kind, names);
}

/** The chain still holds; what it was made over is not told any more. @param names of fields; null for all */
async function eraseFrom(tx: RunningTransaction, kind: string, names: readonly string[] | null): Promise<void> {
  const connection = connectionOf(tx);
  const rows = await connection.rows('SELECT sequence, changes, secret, commitments FROM history WHERE agency_id = ? AND kind = ?', [tx.agency.id, kind]) as [number, string, string, string | null][];
  for (const [sequence, written, secret, commitments] of rows) {
    const sayings: Sayings = { changes: JSON.parse(written) as Sayings['changes'], secret, commitments };
    const erased = names === null ? Object.keys(sayings.changes) : names.filter((name) => Object.hasOwn(sayings.changes, name));
    if (erased.length === 0) continue;
    const left = eraseValues(sayings, erased);
    await connection.change('UPDATE history SET changes = ?, secret = ?, commitments = ? WHERE agency_id = ? AND sequence = ?', [JSON.stringify(left.changes), left.secret, left.commitments, tx.agency.id, sequence]);
  }
}
