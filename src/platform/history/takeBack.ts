import { Refusal } from '@gable/api';
import type { Transaction } from '@gable/api/server';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { withHidden } from '../extensions/fieldsKept.ts';
import { at, loadField } from '../records/columns.ts';
import { storeValues } from '../records/recordRows.ts';
import { WrittenRecords } from '../records/writtenRecords.ts';
import { refuseFieldsKept } from '../permissions/fieldsKept.ts';
import type { Action } from './entry.ts';
import { tellingFields } from './writeHistory.ts';

/** One entry of the history, as far as taking it back needs it. */
export interface Past {
  id: string;
  sequence: number;
  run: string;
  member: string | null;
  kind: string;
  record: string;
  action: Action;
  changes: Record<string, [before: unknown, after: unknown]>;
}

export const pastColumns = 'id, sequence, run, member_id, kind, record_id, action, changes';

export function toPast(row: readonly unknown[]): Past {
  const [id, sequence, run, member, kind, record, action, changes] = row as [string, number, string, string | null, string, string, Action, string];
  return { id, sequence, run, member, kind, record, action, changes: JSON.parse(changes) as Past['changes'] };
}

/**
 * Puts a record back to what it was before an entry. Rules and handlers are not asked again: what they did then is in the
 * history too, and is taken back by its own entry.
 * @throws Refusal `history.changedSince` (409) where a field that it would put back was changed since, `history.erased` (409), `record.notYours` (403).
 */
export async function takeBack(tx: RunningTransaction, past: Past): Promise<void> {
  const { agency } = tx.parts.caller;
  if (Object.keys(past.changes).length === 0) throw new Refusal('history.erased', { status: 409 });
  const definition = withHidden(agency.kinds.get(past.kind), agency.additions);
  if (past.member === null || past.member !== tx.member?.id) refuseFieldsKept(tx.parts.caller, past.kind, Object.keys(past.changes));
  const isLast = !(await wasTouchedSince(tx, past));
  const records = recordsOf(await actingFor(tx, past, { definition, isLast }), definition);
  await records.putBack(past.record, (row) => {
    refuseChangedSince(definition, row, past);
    return before(definition, row, { past, instant: tx.parts.instant });
  }, opposite(past.action));
}

/**
 * With whose rights: one's own; and with the office's where one's own command had a consequence for a record of
 * somebody else, and nobody has touched that since.
 */
async function actingFor(tx: RunningTransaction, past: Past, { definition, isLast }: { definition: RecordDefinition; isLast: boolean }): Promise<Transaction> {
  if (await recordsOf(tx, definition).mayWrite(past.record, past.action === 'changed' ? 'changes' : 'archives')) return tx;
  const isOwnDoing = tx.member !== null && past.member === tx.member.id;
  return isOwnDoing && isLast ? tx.asOffice : tx;
}

async function wasTouchedSince({ parts }: RunningTransaction, { kind, record, id, run }: Past): Promise<boolean> {
  const later = await parts.connection.rows(
    'SELECT 1 FROM history WHERE agency_id = ? AND kind = ? AND record_id = ? AND id > ? AND run <> ? AND run <> ? LIMIT 1',
    [parts.caller.agency.id, kind, record, id, run, parts.run],
  );
  return later.length > 0;
}

/** What somebody has worked on since it was made is not taken away from them; what was done to it and taken back is no work. */
function refuseChangedSince(definition: RecordDefinition, row: StoredRecord, { changes, action }: Past): void {
  const isAsLeft = (name: string): boolean => JSON.stringify(loadField(definition, name, row)) === JSON.stringify(changes[name]?.[1] ?? null);
  const concerned = action === 'created' ? tellingFields(definition).filter((name) => name !== 'archivedAt') : putBackFields(definition, { changes });
  const changed = concerned.find((name) => !isAsLeft(name));
  if (changed) throw new Refusal('history.changedSince', { status: 409, values: { record: row[at.title] as string, field: changed } });
}

function before(definition: RecordDefinition, row: StoredRecord, { past, instant }: { past: Past; instant: number }): StoredRecord {
  if (past.action === 'created') return withArchived(row, instant);
  const names = putBackFields(definition, past).filter((name) => name !== 'archivedAt');
  const after = storeValues(definition, row, Object.fromEntries(names.map((name) => [name, past.changes[name]![0]])));
  const archived = past.changes.archivedAt?.[0] as string | null | undefined;
  return archived === undefined ? after : withArchived(after, archived === null ? null : Date.parse(archived));
}

/** A title that is made of other fields follows them, and what is being purged stays away. */
function putBackFields({ options, places }: RecordDefinition, { changes }: Pick<Past, 'changes'>): string[] {
  return Object.keys(changes).filter((name) => places.has(name) && !(name === 'title' && options.title));
}

function recordsOf(tx: Transaction, definition: RecordDefinition): WrittenRecords {
  return new WrittenRecords(tx as RunningTransaction, definition);
}

function withArchived(row: StoredRecord, instant: number | null): StoredRecord {
  const copy = [...row];
  copy[at.archivedAt] = instant;
  return copy;
}

function opposite(action: Action): Action {
  if (action === 'created' || action === 'restored') return 'archived';
  else if (action === 'archived') return 'restored';
  else return 'changed';
}
