import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Engine } from '../engine/engine.ts';
import type { Place } from './place.ts';
import { measure } from './receive.ts';
import { allFiles } from './storedFile.ts';

export interface FileProblem { agency: number; id: string; name: string; problem: 'missing' | 'changed' }

/** What `doctor` asks: whether every file that is known lies there as it came. */
export async function checkFiles({ engine, place, agencies }: { engine: Engine; place: Place; agencies: readonly number[] }): Promise<FileProblem[]> {
  const problems: FileProblem[] = [];
  for (const agency of agencies) {
    for (const { id, name, sha256 } of await allFiles(engine, agency)) {
      const file = place.of(sha256);
      if (!existsSync(file)) problems.push({ agency, id, name, problem: 'missing' });
      else if ((await measure(file)).sha256 !== sha256) problems.push({ agency, id, name, problem: 'changed' });
    }
  }
  return problems;
}

const day = 24 * 60 * 60_000;

/** Takes away what a crash left behind: bytes that no row knows, and halves. What came within a day may still be on its way. */
export async function sweepFiles({ engine, place, agencies }: { engine: Engine; place: Place; agencies: readonly number[] }): Promise<number> {
  const known = new Set<string>();
  for (const agency of agencies) for (const { sha256 } of await allFiles(engine, agency)) known.add(sha256);
  let swept = 0;
  if (!existsSync(place.root)) return swept;
  for (const folder of await readdir(place.root)) {
    for (const name of await readdir(path.join(place.root, folder))) {
      const file = path.join(place.root, folder, name);
      const isKnown = known.has(name.split('-')[0]!);
      if (isKnown || Date.now() - (await stat(file)).mtimeMs < day) continue;
      await place.discard(file);
      swept += 1;
    }
  }
  return swept;
}
