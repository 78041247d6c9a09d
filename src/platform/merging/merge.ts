import { Refusal } from '@gable/api';
import { defineCommand, json, text } from '@gable/api/server';
import type { Commands, RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { at, loadField } from '../records/columns.ts';
import { storeValues } from '../records/recordRows.ts';
import { notFound } from '../records/records.ts';
import type { WrittenRecords } from '../records/writtenRecords.ts';
import { referringTo, type Referring } from './referring.ts';

interface Merging { kind: string; into: string; from: string }
interface Reference { id: string; role?: string }

/**
 * Makes one record of two: whatever points to the one points to the other afterwards, the chosen values are written, and
 * the one that is left over goes into the archive. One undo takes all of it back.
 * @throws Refusal `merge.sameOne`, `merge.archived` (409), `record.notYours` (403), `merge.tooMuch` (422)
 */
export const merge = (commands: Commands): RunnableCommand => defineCommand({
  id: 'records.merge',
  input: { records: text({ required: true }), into: text({ required: true }), from: text({ required: true }), values: json() },
  permission: 'everyone',
  hidden: true,
  async run(given, { records: kind, into, from, values }) {
    const tx = given as RunningTransaction;
    const { agency } = tx.parts.caller;
    const definition = agency.kinds.get(kind);
    if (!commands.find(`${kind}.archive`, agency)?.raw || kind === 'members' || kind === 'teams') throw new Refusal('command.notPermitted', { status: 403 });
    if (into === from) throw new Refusal('merge.sameOne', { status: 409 });
    const records = tx.records(definition) as WrittenRecords;
    const [stays, goes] = [await theirs(records, into), await theirs(records, from)];
    let moved = 0;
    // With the office's rights, and past the rules: nothing about the records changes but whom they mean.
    for (const referring of await referringTo(tx, { kind, id: from })) moved += await pointElsewhere(tx, referring, { kind, into, from });
    if (values) await records.change(into, values as Record<string, unknown>, { from: 'outside' });
    // While both are there, each module makes one of what it keeps of either.
    await tx.emit(`${kind}.merged`, { into: stays, from: goes });
    await records.archive(from);
    return { id: into, moved };
  },
});

async function theirs(records: WrittenRecords, id: string): Promise<Record<string, unknown>> {
  const record = await records.find(id);
  if (!record) throw notFound();
  if (record.archivedAt !== null) throw new Refusal('merge.archived', { status: 409 });
  if (!(await records.mayWrite(id))) throw new Refusal('record.notYours', { status: 403 });
  return record;
}

async function pointElsewhere(tx: RunningTransaction, { definition, field, isList, ids }: Referring, { kind, into, from }: Merging): Promise<number> {
  const records = (tx.asOffice as RunningTransaction).records(definition) as WrittenRecords;
  for (const id of ids) {
    await records.putBack(id, (row) => {
      const before = loadField(definition, field, row);
      const isItself = definition.kind === kind && row[at.id] === into;
      const after = isList ? withOther(before as Reference[], { into, from, isItself }) : field === 'about' ? `${kind}/${into}` : isItself ? null : into;
      return storeValues(definition, row, { [field]: after });
    }, 'changed');
  }
  return ids.length;
}

/** Nobody stands twice in one role, and nobody refers to themselves. */
function withOther(list: readonly Reference[], { into, from, isItself }: { into: string; from: string; isItself: boolean }): Reference[] | null {
  const others = list.map((one) => (one.id === from ? { ...one, id: into } : one)).filter(({ id }) => !(isItself && id === into));
  const seen = new Map(others.map((one) => [`${one.role ?? ''}:${one.id}`, one]));
  return seen.size ? [...seen.values()] : null;
}
