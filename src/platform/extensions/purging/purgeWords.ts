import type { Purging } from './purge.ts';

const wordsInPiece = 2_000;

/** Deletes all words that stand under one kind of `search_words`. */
export async function purgeWords({ piece, agency }: Pick<Purging, 'piece' | 'agency'>, kind: string): Promise<void> {
  const sql = `DELETE FROM search_words WHERE agency_id = ? AND kind = ?
    AND (word, record_id) IN (SELECT word, record_id FROM search_words WHERE agency_id = ? AND kind = ? LIMIT ?)`;
  while (await piece((connection) => connection.change(sql, [agency, kind, agency, kind, wordsInPiece])));
}
