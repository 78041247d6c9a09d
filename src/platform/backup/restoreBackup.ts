import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Place } from '../files/place.ts';
import { flush } from './flush.ts';
import type { Manifest } from './manifest.ts';
import { restorePostgresql } from './restorePostgresql.ts';
import { restoreSqlite } from './restoreSqlite.ts';
import { finishRestore, unfinishedName, wholeName } from './swap.ts';
import { unpackBackup } from './unpackBackup.ts';

export interface RestoreOptions { folder: string; databaseUrl: string | undefined; file: string }

/** `kept` is where the old data are now: a folder, or a schema of the PostgreSQL database. */
export interface Restored { manifest: Manifest; kept: string | null }

/**
 * Puts a backup in the place of the data: all of it is unpacked, verified and built beside them first, and then one step
 * decides. Call it under the folder's lock, with nothing opened.
 */
export async function restoreBackup({ folder, databaseUrl, file }: RestoreOptions): Promise<Restored> {
  finishRestore(folder);
  const time = new Date().toISOString().replace(/\D/g, '');
  const unfinished = path.join(folder, unfinishedName);
  await mkdir(unfinished, { mode: 0o700 });
  try {
    const manifest = await unpackBackup(file, unfinished);
    await spread(path.join(unfinished, 'files'));
    if (databaseUrl) {
      await addFiles(path.join(unfinished, 'files'), path.join(folder, 'files'));
      return { manifest, kept: await restorePostgresql(manifest, unfinished, { databaseUrl, time }) };
    }
    await restoreSqlite(manifest, unfinished, path.join(unfinished, 'gable.db'));
    await rm(path.join(unfinished, 'tables'), { recursive: true });
    await flush(unfinished);
    await rename(unfinished, path.join(folder, wholeName(time)));
    await flush(folder);
    const kept = finishRestore(folder);
    await flush(folder);
    return { manifest, kept };
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Into the folders where files lie. */
async function spread(files: string): Promise<void> {
  const place = new Place(path.dirname(files));
  for (const name of await readdir(files)) {
    const to = place.of(name);
    await mkdir(path.dirname(to), { recursive: true });
    await rename(path.join(files, name), to);
  }
  for (const name of await readdir(files)) await flush(path.join(files, name));
  await flush(files);
}

/** Beside those that are there: files have the names of their bytes, so nothing is lost whichever database then counts. */
async function addFiles(from: string, to: string): Promise<void> {
  for (const part of await readdir(from)) {
    await mkdir(path.join(to, part), { recursive: true });
    for (const name of await readdir(path.join(from, part))) await rename(path.join(from, part, name), path.join(to, part, name));
    await flush(path.join(to, part));
  }
  if (existsSync(to)) await flush(to);
}
