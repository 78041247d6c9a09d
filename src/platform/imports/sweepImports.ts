import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportState } from '@gable/api';
import type { Engine } from '../engine/engine.ts';
import { noExamples } from './examples.ts';
import { jobName } from './importJob.ts';
import { Staging } from './staging.ts';

const day = 24 * 60 * 60_000;

/** Forgets what people sent, so many milliseconds after their import ended. */
export async function sweepImports({ engine, folder, age }: { engine: Engine; folder: string; age: number }): Promise<void> {
  const rows = await engine.read(null, { sql: 'SELECT id, state, run_at, progress FROM jobs WHERE name = ?', params: [jobName] }) as [string, string, number, string][];
  const over = rows.filter(([, state, at]) => (state === 'done' || state === 'failed') && Date.now() - Number(at) > age);
  for (const [id, , , progress] of over) await forgetWords(engine, id, progress);
  await discardFolders(folder, { known: new Set(rows.map(([id]) => id)), over: new Set(over.map(([id]) => id)) });
}

/** What stood in the file stands in a few examples too. */
export async function forgetWords(engine: Engine, id: string, progress: string): Promise<void> {
  const state = JSON.parse(progress) as ImportState;
  const problems = state.problems.map((problem) => ({ ...problem, written: null }));
  const mapping = state.mapping && { ...state.mapping, columns: state.mapping.columns.map((column) => ({ ...column, samples: [] })) };
  const forgotten = JSON.stringify({ ...state, problems, mapping, examples: noExamples, unknownNames: [] } satisfies ImportState);
  if (forgotten === progress) return;
  await engine.write(null, (connection) => connection.change("UPDATE jobs SET progress = ? WHERE id = ? AND state IN ('done', 'failed')", [forgotten, id]));
}

/** Those too that a crash left before there was a job; a file on its way is no day old. */
async function discardFolders(folder: string, { known, over }: { known: ReadonlySet<string>; over: ReadonlySet<string> }): Promise<void> {
  const root = path.join(folder, 'imports');
  if (!existsSync(root)) return;
  for (const id of await readdir(root)) {
    const isLost = !known.has(id) && Date.now() - (await stat(path.join(root, id))).mtimeMs > day;
    if (over.has(id) || isLost) await new Staging(folder, id).discard();
  }
}
