import { Refusal } from '@gable/api';
import { defineCommand, json, text } from '@gable/api/server';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { connectionOf } from '../members/rights.ts';
import { keep } from './fieldsKept.ts';
import { readAdditions } from './installed.ts';
import { choicesAfter, labelsOf, type ListedChoice } from './ownChoices.ts';

/** Renames a field of the agency's own, and changes the list that it chooses from. Values stay what they are. */
export const changeField: RunnableCommand = { ...defineCommand({
  id: 'fields.change',
  input: { records: text({ required: true }), name: text({ required: true }), title: text({ maxLength: 80 }), choices: json() },
  permission: ['fields'],
  undoable: false,
  hidden: true,
  async run(tx, { records, name, title, choices }) {
    const connection = connectionOf(tx);
    const { fields } = await readAdditions(connection, tx.agency.id);
    const found = fields.find((one) => one.kind === records && one.name === name);
    if (!found) throw new Refusal('fields.unknown', { status: 404, values: { field: `${records}.${name}` } });
    const listed = choices === null || choices === undefined ? undefined : checked(choices);
    if (listed && !found.sketch.choices) throw new Refusal('record.invalid', { fields: { choices: 'field.unknown' } });
    const sketch = { ...found.sketch, ...(listed && { choices: choicesAfter(listed, found.sketch.choices) }) };
    const after = { ...found, title: title?.trim() || found.title, sketch };
    if (JSON.stringify(after) === JSON.stringify(found)) return;
    await connection.change('UPDATE fields SET sketch = ? WHERE agency_id = ? AND kind = ? AND name = ?', [JSON.stringify({ ...sketch, title: after.title }), tx.agency.id, records, name]);
    await keep(connection, tx.agency.id, [{ kind: records, name, owner: '', sketch, title: after.title, purge: null }]);
    (tx as RunningTransaction).remark('fields', {
      ...(after.title !== found.title && { [`${records}.${name}`]: [found.title, after.title] }),
      ...(listed && { [`${records}.${name}.choices`]: [labelsOf(found.sketch.choices), labelsOf(sketch.choices)] }),
    });
  },
}), async prepare() { check ??= await loadCheck(); } } as RunnableCommand;

let check: Awaited<ReturnType<typeof loadCheck>> | undefined;

async function loadCheck() {
  const [{ safeParse }, { ownChoicesSchema }] = await Promise.all([import('valibot'), import('./manifestSchema.ts')]);
  return (given: unknown) => safeParse(ownChoicesSchema, given);
}

function checked(given: unknown): ListedChoice[] {
  const { success, output } = check!(given);
  if (!success) throw new Refusal('record.invalid', { fields: { choices: 'field.notList' } });
  return output as ListedChoice[];
}
