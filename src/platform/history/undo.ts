import { Refusal } from '@gable/api';
import { defineCommand, type Transaction } from '@gable/api/server';
import { text } from '@gable/db/fields/text.ts';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { at, loadField } from '../records/columns.ts';
import { storeValues } from '../records/recordRows.ts';
import type { WrittenRecords } from '../records/writtenRecords.ts';
import { notFound } from '../records/records.ts';
import type { Action } from './entry.ts';

/** Undo of a larger run is the import's own business, in pieces. */
const mostEntries = 500;

/**
 * Takes back one run of a command with all that its handlers did. Undoing the undo is redo.
 * @throws Refusal `history.changedSince` (409) where a field that it would put back was changed since.
 */
export const undo = defineCommand({
  id: 'history.undo',
  input: { command: text({ required: true }) },
  permission: 'everyone',
  hidden: true,
  async run(tx, { command }) {
    const { connection, caller } = (tx as RunningTransaction).parts;
    const rows = await connection.rows(
      'SELECT kind, record_id, action, changes, member_id FROM history WHERE agency_id = ? AND run = ? ORDER BY sequence DESC LIMIT ?',
      [caller.agency.id, command, mostEntries + 1],
    );
    if (rows.length === 0) throw notFound();
    if (rows.length > mostEntries) throw new Refusal('history.tooLarge');
    // What one did oneself one may take back, also where a rule acted with the office's rights; others' runs by one's own rights.
    const acting = caller.member !== null && rows.every((row) => row[4] === caller.member!.id) ? tx.asOffice : tx;
    const pasts = (rows as [string, string, Action, string][]).map(([kind, record, action, changes]): Past => ({ kind, record, action, changes: JSON.parse(changes) as Changes }));
    for (const past of pasts) await checkUnchanged(acting, past);
    // Rules that hear of one record may write another: what was before stands in the end.
    for (const past of [...pasts, ...pasts]) await putBack(acting, past);
  },
});

type Changes = Record<string, [before: unknown, after: unknown]>;
export interface Past { kind: string; record: string; action: Action; changes: Changes }

export async function takeBack(tx: Transaction, past: Past): Promise<void> {
  await checkUnchanged(tx, past);
  await putBack(tx, past);
}

async function checkUnchanged(tx: Transaction, { kind, record, action, changes }: Past): Promise<void> {
  const { definition, records } = recordsOf(tx, kind);
  await records.putBack(record, (row) => {
    refuseChangedSince(definition, row, { action, changes });
    return row;
  }, action);
}

async function putBack(tx: Transaction, { kind, record, action, changes }: Past): Promise<void> {
  const { definition, records } = recordsOf(tx, kind);
  await records.putBack(record, (row) => {
    if (action === 'created') return withArchived(row, (tx as RunningTransaction).parts.instant);
    const values = Object.fromEntries(Object.entries(changes).filter(([name]) => !standing.has(name)).map(([name, [before]]) => [name, before]));
    const after = storeValues(definition, row, values);
    const archived = changes.archivedAt?.[0] as string | null | undefined;
    return archived === undefined ? after : withArchived(after, archived === null ? null : Date.parse(archived));
  }, opposite(action));
}

function recordsOf(tx: Transaction, kind: string): { definition: RecordDefinition; records: WrittenRecords } {
  const definition = (tx as RunningTransaction).parts.kinds.get(kind);
  return { definition, records: tx.records(definition) as unknown as WrittenRecords };
}

/** A title that is made of other fields follows them. */
const standing = new Set(['archivedAt', 'createdAt', 'updatedAt', 'revision', 'id']);

function refuseChangedSince(definition: RecordDefinition, row: StoredRecord, { action, changes }: Pick<Past, 'action' | 'changes'>): void {
  const restored = new Set(action === 'created' ? ['archivedAt'] : Object.keys(changes));
  for (const [name, [, after]] of Object.entries(changes)) {
    if (restored.has(name) && JSON.stringify(loadField(definition, name, row)) !== JSON.stringify(after)) {
      throw new Refusal('history.changedSince', { status: 409, values: { record: row[at.title] as string, field: name } });
    }
  }
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
