import type { RecordQuery } from '@gable/api/server';
import { fold } from '@gable/db/fold.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { sightOf } from '../permissions/sight.ts';
import { source } from './columns.ts';
import { addConditions } from './listQuery.ts';
import { SqlText } from './sqlText.ts';
import { searchableWords } from './wordsToSql.ts';

/** Of what fits, so many of the newest are ranked: more would make everybody wait for what nobody reads. */
const mostRanked = 2_000;

export interface Hits {
  /** Ids, the best first. */
  ids: string[];
  /** Whether more fit than these. */
  more: boolean;
  /** Whether only the newest were ranked. */
  newestOnly: boolean;
}

interface Asked { definition: RecordDefinition; query: Pick<RecordQuery, 'words' | 'archived'>; limit: number; /** Only of these, as a field hidden from the caller may have found them. */ among?: { ids: readonly string[]; by: string } }

/** What some words find: first where they are the title, then where it begins with them, then where they stand in it, and of equals what changed last. */
export async function hitsOf(engine: Engine, caller: Caller, { definition, query, limit, among }: Asked): Promise<Hits> {
  const sql = new SqlText(engine.dialect).add(`SELECT t.id, t.title_key, t.title_hidden, t.updated_at FROM ${source(definition)} WHERE `);
  addConditions({ definition, caller, query, sight: sightOf(caller, definition.kind), compared: among ? [among.by] : [] }, sql);
  if (among) sql.addOneOf(' AND t.id', [...among.ids]);
  sql.add(' ORDER BY t.id DESC LIMIT ?', mostRanked + 1);
  const found = await engine.read(caller.agency.id, { sql: sql.text, params: sql.params }, { big: true });
  const asked = fold(query.words ?? '');
  const begins = searchableWords(query.words ?? '').map((word) => new RegExp(`(?<![\\p{L}\\p{N}+])${RegExp.escape(word)}`, 'u'));
  const ranked = found.slice(0, mostRanked).map(([id, title, hidden, updatedAt]) => ({
    // Where a hidden title stands would tell it.
    id: id as string, rank: hidden === 1 ? 0 : rankOf(title as string, { asked, begins }), updatedAt: Number(updatedAt),
  }));
  ranked.sort((one, other) => other.rank - one.rank || other.updatedAt - one.updatedAt);
  return { ids: ranked.slice(0, limit).map(({ id }) => id), more: found.length > limit, newestOnly: found.length > mostRanked };
}

/** @param begins what finds each of the words at the beginning of one of the title's */
function rankOf(title: string, { asked, begins }: { asked: string; begins: readonly RegExp[] }): number {
  if (title === asked) return 3;
  else if (title.startsWith(asked)) return 2;
  else return begins.every((word) => word.test(title)) ? 1 : 0;
}
