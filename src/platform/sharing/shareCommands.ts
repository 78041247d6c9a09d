import { Refusal } from '@gable/api';
import { choice, defineCommand, reference, type Transaction } from '@gable/api/server';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { isOutside } from '../permissions/roles.ts';
import type { SharedVerb } from '../permissions/sight.ts';
import { keepersOf } from '../records/columns.ts';
import { notFound } from '../records/records.ts';
import { readRow } from '../records/recordRows.ts';
import type { WrittenRecords } from '../records/writtenRecords.ts';

/** So many single records are a role's affair. */
const most = 2_000;

/** Whether single records of a kind are shared by commands. */
export const isShareable = ({ kind, options }: RecordDefinition): boolean => kind !== 'members' && kind !== 'teams' && options.sharedBy === undefined;

/** Lets a colleague, or somebody from outside, see or change one record; who may change it says so. */
export function shareCommands(definition: RecordDefinition): RunnableCommand[] {
  const { kind } = definition;
  const input = { id: reference(kind, { required: true }), member: reference('members', { required: true }) };
  const own = { permission: 'everyone', hidden: true, undoable: false } as const;
  return [
    defineCommand({
      ...own, id: `${kind}.share`, input: { ...input, verb: choice(['read', 'change']) },
      async run(tx, { id, member, verb }) {
        await refuseUnlessTheirs(tx, definition, id);
        await write(tx as RunningTransaction, { definition, id, member, verb: verb ?? 'read' });
      },
    }),
    defineCommand({
      ...own, id: `${kind}.unshare`, input,
      async run(tx, { id, member }) {
        if (member !== tx.member?.id) await refuseUnlessTheirs(tx, definition, id);
        await write(tx as RunningTransaction, { definition, id, member, verb: null });
      },
    }),
  ];
}

async function refuseUnlessTheirs(tx: Transaction, definition: RecordDefinition, id: string): Promise<void> {
  const records = tx.records(definition) as unknown as WrittenRecords;
  if (!(await records.find(id))) throw notFound();
  if (!(await records.mayWrite(id)) || isOutside((tx as RunningTransaction).parts.caller)) throw new Refusal('record.notYours', { status: 403 });
}

interface Sharing { definition: RecordDefinition; id: string; member: string; verb: SharedVerb | null }

/** @throws Refusal `record.missingTarget`, `share.tooMany` (422), `record.notFound` (404) where there is nothing to take back */
async function write(tx: RunningTransaction, { definition, id, member, verb }: Sharing): Promise<void> {
  const { connection, caller: { agency }, instant } = tx.parts;
  const { kind } = definition;
  const key = [agency.id, member, kind, id];
  const [earlier] = await connection.rows('SELECT verb FROM shares WHERE agency_id = ? AND member_id = ? AND kind = ? AND record_id = ?', key);
  if (verb === null && !earlier) throw notFound();
  if (verb !== null && earlier?.[0] === verb) return;
  if (verb === null) await connection.change('DELETE FROM shares WHERE agency_id = ? AND member_id = ? AND kind = ? AND record_id = ?', key);
  else {
    if (!earlier) await refuseTooMany(tx, member);
    await connection.change(
      'INSERT INTO shares (agency_id, member_id, kind, record_id, verb, by_id, at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (agency_id, member_id, kind, record_id) DO UPDATE SET verb = excluded.verb, by_id = excluded.by_id, at = excluded.at',
      [...key, verb, tx.member?.id ?? null, instant],
    );
  }
  const row = await readRow(connection, definition, { agency: agency.id, id });
  const told = (said: unknown) => (said ? { member, verb: said } : null);
  tx.remarks.push({ kind, about: id, changes: { shares: [told(earlier?.[0]), told(verb)] }, holders: [member, ...(row ? keepersOf(definition, row) as (string | null)[] : [])] });
}

async function refuseTooMany({ parts: { connection, caller: { agency } } }: RunningTransaction, member: string): Promise<void> {
  const known = agency.members.get(member);
  if (!known || known.suspended) throw new Refusal('record.missingTarget', { fields: { member: 'record.missingTarget' } });
  const [[count]] = await connection.rows('SELECT count(*) FROM shares WHERE agency_id = ? AND member_id = ?', [agency.id, member]) as [[number]];
  if (Number(count) >= most) throw new Refusal('share.tooMany', { values: { most } });
}
