import { parseFilter, Refusal, type CommandContribution, type Filter } from '@gable/api';
import { reference } from '@gable/db/fields/reference.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import { recordCommands } from '../commands/recordCommands.ts';
import type { Kinds } from '../records/kinds.ts';
import { fieldNamed } from '../records/namedFields.ts';
import type { WrittenRecords } from '../records/writtenRecords.ts';
import { enabledIn, type Additions } from './installed.ts';

/** The commands that an agency's own kinds and extensions bring, and those of built-in kinds that have more fields there. */
export function commandsOf(kinds: Kinds, base: Kinds, additions: Additions): ReadonlyMap<string, RunnableCommand> {
  const changed = kinds.all().filter((definition) => base.find(definition.kind) !== definition);
  const contributed = enabledIn(additions).flatMap(({ manifest }) => manifest.contributes?.commands ?? []);
  const setting = contributed.filter(({ records = '' }) => kinds.find(records)).map((command) => settingCommand(kinds, command));
  return new Map([...setting, ...changed.flatMap(recordCommands)].map((command) => [command.id, command]));
}

/** Sets fields of one record, if it fulfils a condition. */
function settingCommand(kinds: Kinds, { id, records: kind = '', sets = {}, needs }: CommandContribution): RunnableCommand {
  return {
    id,
    input: { id: reference(kind, { required: true }) },
    permission: 'everyone',
    async run(tx, { id: record }) {
      const records = tx.records(kinds.get(kind)) as unknown as WrittenRecords;
      const found = await records.get(record as string);
      const unmet = needs === undefined ? [] : await unmetBy(records, record as string, parseFilter(needs));
      if (unmet.length) {
        const fields = Object.fromEntries(unmet.flatMap(fieldsIn).map((field) => [fieldNamed(kinds.get(kind), field) ?? field, 'extension.notNow']));
        throw new Refusal('extension.notNow', { status: 409, values: { record: found.title as string }, fields });
      }
      return records.change(record as string, sets, { from: 'outside' });
    },
  };
}

/** Those of the conditions that the record doesn't fulfil. */
async function unmetBy(records: WrittenRecords, id: string, needs: Filter): Promise<Filter[]> {
  const unmet: Filter[] = [];
  for (const one of 'all' in needs ? needs.all : [needs]) {
    const fulfilling = await records.list({ filter: { all: [one, { field: 'id', is: '=', value: id }] }, archived: 'any', limit: 1 });
    if (fulfilling.length === 0) unmet.push(one);
  }
  return unmet;
}

function fieldsIn(filter: Filter): string[] {
  if ('field' in filter) return [filter.field];
  else if ('not' in filter) return fieldsIn(filter.not);
  else if ('words' in filter) return [];
  else return ('all' in filter ? filter.all : filter.any).flatMap(fieldsIn);
}
