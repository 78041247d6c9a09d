import { json, defineCommand } from '@gable/api/server';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Pieces } from '../jobs/pieces.ts';
import { loadField } from '../records/columns.ts';
import { storeValues } from '../records/recordRows.ts';
import type { WrittenRecords } from '../records/writtenRecords.ts';
import { isFreelyWritten, without, withoutNames } from './words.ts';

/** Some records of a kind that point to what goes, and words of which nothing is to be left in them. */
export interface Unhooking { kind: string; ids: readonly string[]; gone: ReadonlySet<string>; goneKind: string; words: readonly string[]; names: readonly string[] }

/** Takes a person out of what others keep: references to them, and their names in titles and texts. Figures stay. */
export const unhook = (pieces: Pieces): RunnableCommand => defineCommand({
  id: 'records.unhookPiece',
  input: { piece: json({ required: true }) },
  permission: 'everyone',
  hidden: true,
  undoable: false,
  async run(given, { piece }) {
    const tx = given as RunningTransaction;
    const { piece: unhooking } = pieces.get<Unhooking>(piece as string);
    const definition = tx.parts.caller.agency.kinds.find(unhooking.kind);
    if (!definition) return null;
    const records = tx.asOffice.records(definition) as unknown as WrittenRecords;
    for (const id of unhooking.ids) if (await records.mayWrite(id)) await records.putBack(id, (row) => storeValues(definition, row, nameless(definition, row, unhooking)), 'changed');
    return null;
  },
});

function nameless(definition: RecordDefinition, row: StoredRecord, { gone, goneKind, words, names }: Unhooking): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, { kind, options }] of Object.entries(definition.fields)) {
    const value = loadField(definition, name, row);
    if (value === null) continue;
    if (options.target === goneKind) {
      const left = Array.isArray(value) ? (value as { id: string }[]).filter(({ id }) => !gone.has(id)) : gone.has(value as string) ? [] : [value];
      if (Array.isArray(value) ? left.length < value.length : left.length === 0) values[name] = left.length ? left : null;
    } else if ((kind.name === 'text' || kind.name === 'longText') && typeof value === 'string') {
      const left = withoutNames(without(value, words), isFreelyWritten(definition, name) ? names : []);
      if (left !== value) values[name] = left;
    }
  }
  return values;
}
