import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { Staging } from '../imports/staging.ts';
import { forgetWords } from '../imports/sweepImports.ts';
import { SqlText } from '../records/sqlText.ts';
import type { Forgotten } from './forget.ts';
import { holds, without } from './words.ts';

/** Imports keep the file that was sent for some days, and examples of it: those in which the person stands go now. */
export async function forgetImports({ purging: { engine, agency }, office: { folder }, kind, ids, words }: Forgotten): Promise<void> {
  if (words.length === 0) return;
  const runs = await runsOf(engine, { agency, kind, ids });
  const jobs = await engine.read(null, { sql: "SELECT id, payload, progress FROM jobs WHERE agency_id = ? AND name = 'imports.work' AND state IN ('done', 'failed')", params: [agency] }, { big: true }) as [string, string, string | null][];
  for (const [id, payload, progress] of jobs) {
    const staging = new Staging(folder, id);
    const brought = runs.has((JSON.parse(payload) as { run: string }).run);
    if (brought || await standsIn(staging.folder, words)) await staging.discard();
    if (progress !== null && brought) await forgetWords(engine, id, progress);
    else if (progress !== null && holds(progress, words)) await keepWithout(engine, { id, progress: without(progress, words) });
  }
}

async function runsOf(engine: Engine, { agency, kind, ids }: { agency: number; kind: string; ids: readonly string[] }): Promise<Set<string>> {
  const sql = new SqlText(engine.dialect).add('SELECT DISTINCT run FROM history WHERE agency_id = ? AND kind = ? AND ', agency, kind).addOneOf('record_id', ids);
  return new Set((await engine.read(agency, { sql: sql.text, params: sql.params })).map(([run]) => run as string));
}

const keepWithout = (engine: Engine, { id, progress }: { id: string; progress: string }): Promise<number> =>
  engine.write(null, (connection) => connection.change("UPDATE jobs SET progress = ? WHERE id = ? AND state IN ('done', 'failed')", [progress, id]));

async function standsIn(folder: string, words: readonly string[]): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const text = await readFile(path.join(folder, name), 'utf8');
    // A workbook is packed, so that nobody can tell: it goes with what names the person beside it.
    if (holds(text, words)) return true;
  }
  return false;
}
