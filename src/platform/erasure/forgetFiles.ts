import type { Engine } from '../engine/engine.ts';
import type { Entry } from '../history/entry.ts';
import type { Purging } from '../extensions/purging/purge.ts';
import type { Office } from '../office.ts';
import { SqlText } from '../records/sqlText.ts';

/** Widths in which smaller pictures are kept. */
const widths = [320, 960, 1920];

/** Files that some records name or named once. */
export function fileIdsIn(purging: Purging, all: readonly { kind: string; told: readonly Entry['changes'][] }[]): string[] {
  const ids = all.flatMap(({ kind, told }) => {
    const names = Object.entries(purging.definitionOf(kind).fields).filter(([, field]) => field.kind.name === 'files').map(([name]) => name);
    return told.flatMap((changes) => names.flatMap((name) => (changes[name] ?? []).flatMap((list) => (list as { id: string }[] | null) ?? []))).map(({ id }) => id);
  });
  return [...new Set(ids)];
}

export async function shasOf(engine: Engine, { agency, ids }: { agency: number; ids: readonly string[] }): Promise<string[]> {
  if (ids.length === 0) return [];
  const sql = new SqlText(engine.dialect).add('SELECT DISTINCT sha256 FROM files WHERE agency_id = ? AND ', agency).addOneOf('id', ids);
  return (await engine.read(agency, { sql: sql.text, params: sql.params })).map(([sha]) => sha as string);
}

/** Takes away the bytes that nobody names any more, in any agency; answers of how many files. */
export async function forgetBytes({ engine, agencies, files: { place } }: Office, shas: readonly string[]): Promise<number> {
  let gone = 0;
  for (const sha of shas) {
    const named = await Promise.all(agencies.all().map(({ id }) => engine.read(id, { sql: 'SELECT 1 FROM files WHERE agency_id = ? AND sha256 = ? LIMIT 1', params: [id, sha] })));
    if (named.some((rows) => rows.length)) continue;
    for (const file of [place.of(sha), ...widths.map((width) => place.variantOf(sha, width))]) await place.discard(file);
    gone += 1;
  }
  return gone;
}
