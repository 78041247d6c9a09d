import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A restore in the making, which counts for nothing. */
export const unfinishedName = 'restore.unfinished';
/** A restore that is whole. From the moment that a folder has this name, the old data are the past. */
export const wholeName = (time: string): string => `restored-${time}`;
const keptName = (time: string): string => `before-restore-${time}`;

/** What changes places, in this order: a database with another one's log would be damaged by it. */
const parts: { now: string; before: string[] }[] = [
  { now: 'gable.db', before: ['gable.db-shm', 'gable.db-wal', 'gable.db'] },
  { now: 'files', before: ['files'] },
];

/**
 * Puts a whole restore in the place of what was there, also one that a crash has stopped on the way: each step is done
 * once, and what is done shows. All of it stays inside of the data folder, which may be a disk of its own. Call it under
 * the folder's lock.
 * @returns the folder that keeps the old data, where there were any.
 */
export function finishRestore(folder: string): string | null {
  if (!existsSync(folder)) return null;
  rmSync(path.join(folder, unfinishedName), { recursive: true, force: true });
  const whole = readdirSync(folder).find((name) => name.startsWith('restored-'));
  if (!whole) return null;
  const time = whole.slice('restored-'.length);
  const from = path.join(folder, whole);
  const kept = path.join(folder, keptName(time));
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  for (const { now, before } of parts) {
    if (!existsSync(path.join(from, now))) continue;
    for (const name of before) if (existsSync(path.join(folder, name))) renameSync(path.join(folder, name), path.join(kept, name));
    renameSync(path.join(from, now), path.join(folder, now));
  }
  rmSync(from, { recursive: true });
  if (readdirSync(kept).length > 0) return kept;
  rmdirSync(kept);
  return null;
}
