import { Refusal, type Disposable } from '@gable/api';
import { defineCommand, members, notes, tasks, teams } from '@gable/api/server';
import { reference } from '@gable/db/fields/reference.ts';
import type { Commands } from '../commands/commands.ts';
import { recordCommands } from '../commands/recordCommands.ts';
import { undo } from '../history/undo.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Records } from './records.ts';
import type { Rules } from './rules.ts';
import { invalid } from './parseValues.ts';

/** The platform's own kinds: who works here, and what is written down or to be done about any record. */
export function addPlatformRecords({ records, commands, rules }: { records: Records; commands: Commands; rules: Rules }): void {
  for (const definition of [members, teams, notes, tasks]) records.kinds.add(definition);
  for (const definition of [teams, notes, tasks]) for (const command of recordCommands(definition)) commands.add(command);
  for (const command of [undo(commands), finishTask, reopenTask]) commands.add(command);
  for (const { kind } of [notes, tasks]) aboutWhatIsSeen(kind, rules);
}

const task = reference('tasks', { required: true });

const finishTask = defineCommand({
  id: 'tasks.finish', input: { id: task }, permission: 'everyone', hidden: true,
  run: (tx, { id }) => tx.records(tasks).change(id, { doneAt: tx.now }),
});

const reopenTask = defineCommand({
  id: 'tasks.reopen', input: { id: task }, permission: 'everyone', hidden: true,
  run: (tx, { id }) => tx.records(tasks).change(id, { doneAt: null }),
});

/** Nobody writes about what they may not see; `about` is the address of a record, such as `contacts/01h…`. */
function aboutWhatIsSeen(kind: string, rules: Rules): Disposable {
  return rules.rules.add(kind, async ({ after, changed }, tx) => {
    if (!changed.includes('about') || !after.about) return;
    const [about, id, ...more] = (after.about as string).split('/') as [string, string | undefined, ...string[]];
    const definition = (tx as RunningTransaction).parts.caller.agency.kinds.find(about);
    if (!definition || id === undefined || more.length) throw invalid({ about: 'record.missingTarget' });
    try {
      await tx.records(definition).get(id);
    } catch (failure) {
      if (failure instanceof Refusal) throw invalid({ about: 'record.missingTarget' });
      throw failure;
    }
  });
}
