import { parseFilter, Refusal } from '@gable/api';
import { choice, defineCommand, json, text } from '@gable/api/server';
import type { Commands, RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { parseValues } from '../records/parseValues.ts';
import { begunBy, jobName, type BulkWork } from './bulkJob.ts';
import { idsIn } from './idsIn.ts';
import { checkedLists } from './listChanges.ts';
import { isAble } from '../permissions/roles.ts';
import { seenKinds } from '../permissions/seenKinds.ts';

/** So many at once; who means more says it twice. */
export const mostRecords = 100_000;

/**
 * One change of many records: those named by their ids, or all that a list shows. `values` replaces; `adds` and `removes` change
 * what is in fields of several words. A job does it in pieces; one undo takes it back.
 */
export const changeMany = (commands: Commands): RunnableCommand => defineCommand({
  id: 'records.changeMany',
  input: {
    records: text({ required: true }), action: choice(['change', 'archive', 'restore']), values: json(), adds: json(), removes: json(),
    ids: json(), filter: text({ maxLength: 2_000 }), words: text(), archived: choice(['no', 'only', 'any']),
  },
  permission: 'everyone',
  hidden: true,
  async run(tx, { records: kind, action: asked, values: given, adds, removes, ids, filter, words, archived }) {
    const { caller, run } = (tx as RunningTransaction).parts;
    const definition = seenKinds(caller).get(kind);
    const action: BulkWork['action'] = asked ?? 'change';
    const values = (given ?? {}) as Record<string, unknown>;
    const command = commands.find(`${kind}.${action}`, caller.agency);
    if (!command?.raw || !commands.permits(caller, command)) throw new Refusal('command.notPermitted', { status: 403 });
    const lists = checkedLists(definition, { adds, removes, values }, caller.agency);
    if (action === 'change' && Object.keys({ ...values, ...lists }).length === 0) throw new Refusal('bulk.nothing', { status: 422 });
    parseValues(definition, values, { agency: caller.agency, from: 'outside' });
    const work: BulkWork = {
      kind, action, values, ...lists, run, member: caller.member?.id ?? null,
      ...(ids ? { ids: idsIn(ids) } : { query: { filter: filter ? parseFilter(filter) : undefined, words: words ?? undefined, archived: archived ?? 'no' } }),
    };
    return { job: await tx.later(jobName, { ...work }) };
  },
});

/** Asks a change of many to stop behind the piece that it is at; what it did stays, and can be undone. */
export const stopMany = defineCommand({
  id: 'records.stopMany',
  input: { job: text({ required: true }) },
  permission: 'everyone',
  hidden: true,
  undoable: false,
  async run(tx, { job }) {
    const { connection, caller } = (tx as RunningTransaction).parts;
    const { agency, member } = caller;
    const [row] = await connection.rows("SELECT payload FROM jobs WHERE id = ? AND agency_id = ? AND name IN (?, 'duplicates.scan', 'duplicates.merge')", [job, agency.id, jobName]);
    const isTheirs = row && (isAble(caller, 'work') || begunBy(JSON.parse(row[0] as string) as BulkWork) === member!.id);
    if (!isTheirs) throw new Refusal('record.notFound', { status: 404 });
    const changed = await connection.change("UPDATE jobs SET asked = 'stop' WHERE id = ? AND state IN ('waiting', 'running')", [job]);
    if (changed === 0) throw new Refusal('bulk.over', { status: 409 });
  },
});
