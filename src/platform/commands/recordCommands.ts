import { Refusal } from '@gable/api';
import type { Transaction } from '@gable/api/server';
import type { RecordDefinition } from '@gable/db/record.ts';
import { reference } from '@gable/db/fields/reference.ts';
import type { WrittenRecords } from '../records/writtenRecords.ts';
import { isShareable, shareCommands } from '../sharing/shareCommands.ts';
import type { RunnableCommand } from './commands.ts';

/** Whether a command is called as one of those, of a kind that is there or may yet come. */
export const isOfRecords = (command: string): boolean => /^[^.]+\.(create|change|archive|restore)$/.test(command);

/** What every kind of record can do: `<kind>.create`, `.change`, `.archive`, `.restore`. */
export function recordCommands(definition: RecordDefinition): RunnableCommand[] {
  const { kind, fields } = definition;
  const id = reference(kind, { required: true });
  // Who works here comes by an invitation.
  const permission = kind === 'members' ? (['members'] as const) : 'everyone';
  const records = (tx: Transaction): WrittenRecords => tx.records(definition) as unknown as WrittenRecords;
  const internal = Object.keys(fields).filter((name) => fields[name]!.options.internal);
  const told = (record: Given): Given => Object.fromEntries(Object.entries(record).filter(([name]) => !internal.includes(name)));
  const own = { permission, hidden: true, raw: true } as const;
  return [
    { ...own, id: `${kind}.create`, input: fields, run: async (tx, input: Given) => told(await records(tx).create(input, 'outside')) },
    {
      ...own, id: `${kind}.change`, input: { id, ...fields },
      run: async (tx, { id: record, revision, ...changes }: Given) => told(await records(tx).change(idIn(record), changes, { from: 'outside', revision: revision as number | undefined })),
    },
    {
      ...own, id: `${kind}.archive`, input: { id },
      async run(tx, { revision, ...input }: Given) {
        const record = idAlone(input);
        if (revision !== undefined && (await records(tx).get(record)).revision !== revision) throw new Refusal('record.changedMeanwhile', { status: 412 });
        await records(tx).archive(record);
      },
    },
    ...(isShareable(definition) ? shareCommands(definition) : []),
    { ...own, id: `${kind}.restore`, input: { id }, run: (tx, input: Given) => records(tx).restore(idAlone(input)) },
  ];
}

type Given = Record<string, unknown>;

function idAlone({ id, ...more }: Given): string {
  const names = Object.keys(more);
  if (names.length) throw new Refusal('unknown_field', { status: 400, values: { fields: names.join(', ') }, fields: Object.fromEntries(names.map((name) => [name, 'field.unknown'])) });
  return idIn(id);
}

/** What is no id names no record. */
const idIn = (id: unknown): string => (typeof id === 'string' ? id : '');
