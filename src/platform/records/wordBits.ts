import type { RecordDefinition } from '@gable/db/record.ts';
import { isAdded } from './addedFields.ts';
import { perDefinition } from './columns.ts';
import type { SqlText } from './sqlText.ts';

/** In `search_words.stands_in`: the word stands in a title that is hidden from nobody. */
export const titleBit = 1;

/** The kind's own searched fields by their order; one that was added at run time has its words by itself. */
const bits = perDefinition((definition) => new Map(
  Object.entries(definition.fields).filter(([name, { kind, options }]) => options.searched && kind.words && !isAdded(definition, name)).map(([name], index) => [name, 2 << index]),
));

export const wordBit = (definition: RecordDefinition, name: string): number => bits(definition).get(name) ?? 0;

/** All that may tell somebody something by its words; null where nothing is hidden. */
const shownBits = perDefinition(({ partOf, fields }): number | null =>
  (partOf ? [...bits(partOf)].reduce((sum, [name, bit]) => (Object.hasOwn(fields, name) ? sum | bit : sum), titleBit) : null));

/** Adds that the words stand in what may be seen of a kind. */
export function addShownWords(definition: RecordDefinition, sql: SqlText): SqlText {
  const shown = shownBits(definition);
  return shown === null ? sql : sql.add(' AND (stands_in & ?) <> 0', shown);
}
