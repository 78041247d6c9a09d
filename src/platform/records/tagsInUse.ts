import { Refusal, type TagInUse } from '@gable/api';
import { fold } from '@gable/db/fold.ts';
import { tagKey } from '@gable/db/fields/tags.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { sightOf } from '../permissions/sight.ts';
import { source } from './columns.ts';
import { columnAt, unknownField } from './groupKeys.ts';
import { addConditions } from './listQuery.ts';
import { endOfPrefix, SqlText } from './sqlText.ts';

/** More than these nobody reads; who types on gets others. */
const most = 50;

/**
 * Tags that records have which the caller sees whole, the most used first, as one of those records writes them.
 * @throws Refusal `query.unknownField`, `query.notTags` (400).
 */
export async function tagsInUse(engine: Engine, { caller, definition }: { caller: Caller; definition: RecordDefinition }, { field, begins = '' }: { field: string; begins?: string | undefined }): Promise<TagInUse[]> {
  if (!Object.hasOwn(definition.fields, field) || definition.fields[field]!.options.internal) throw unknownField(field);
  const { kind } = definition.fields[field]!;
  if (kind.name !== 'tags') throw new Refusal('query.notTags', { status: 400, values: { field } });
  const column = columnAt(definition, definition.places.get(field)![0]!, engine.dialect);
  const sql = new SqlText(engine.dialect)
    .add(`SELECT v.text, min(${column}), count(*) FROM field_values v JOIN ${source(definition)} ON t.id = v.record_id WHERE v.agency_id = ? AND v.kind = ? AND v.field = ? AND v.text IS NOT NULL AND `, caller.agency.id, definition.kind, field);
  const begun = fold(begins);
  if (begun) sql.add('v.text >= ? AND v.text < ? AND ', begun, endOfPrefix(begun));
  // Of others' records an outline shows no tags, so those tell none.
  addConditions({ definition, caller, query: {}, sight: { ...sightOf(caller, definition.kind), outline: false }, compared: [field] }, sql);
  const rows = await engine.read(caller.agency.id, { sql: sql.add(' GROUP BY v.text ORDER BY count(*) DESC, v.text LIMIT ?', most).text, params: sql.params }, { big: true });
  return rows.map(([key, list, count]) => ({ tag: (kind.load([list!]) as string[]).find((tag) => tagKey(tag) === key) ?? (key as string), count: Number(count) }));
}
