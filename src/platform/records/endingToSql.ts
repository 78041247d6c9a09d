import type { Meant } from '@gable/db/field.ts';
import { isAdded, wordsKind } from './addedFields.ts';
import type { Filtering } from './filterToSql.ts';
import { endOfPrefix } from './sqlText.ts';

/**
 * Adds the condition that a value ends so: the words that are stored backwards lead to few records, and because another field may
 * have the like, this one's own values are looked at.
 */
export function addEnding(name: string, { words: [word], terms: [term] }: Meant, { definition, caller: { agency }, sql }: Filtering): void {
  const kind = isAdded(definition, name) ? wordsKind(definition.kind, name) : definition.kind;
  sql.add('(t.id IN (SELECT record_id FROM search_words WHERE agency_id = ? AND kind = ? AND word >= ? AND word < ?)', agency.id, kind, word!, endOfPrefix(word!));
  sql.add(' AND EXISTS (SELECT 1 FROM field_values v WHERE v.agency_id = ? AND v.record_id = t.id AND v.field = ? AND v.text LIKE ?))', agency.id, name, `%${term!}`);
}
