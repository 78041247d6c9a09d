import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Place } from '../files/place.ts';
import { Archive } from './archive.ts';
import { dumpApart } from './dumpTables.ts';
import { flush } from './flush.ts';
import { fileEntryName, tableEntryName, type Manifest } from './manifest.ts';
import type { Source } from './snapshot.ts';
import { readTable } from './tableFile.ts';

export interface BackupOptions {
  source: Source;
  /** Where the stored files lie. */
  files: Place;
  version: string;
  /** The backup's name. One that is there already is replaced at the end, and stays what it was if this fails. */
  file: string;
  signal?: AbortSignal;
}

/**
 * Writes everything into one tar file, which has its name only when it is whole and on disk. Rows are carried as JSON
 * lines, not as the engine's own file: so one way back serves both engines, a backup of the one can be restored on the
 * other, every value has been read once, and damage to an index is not carried along.
 */
export async function writeBackup({ source, files, version, file, signal }: BackupOptions): Promise<Manifest> {
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  try {
    const dumped = await dumpApart({ source, folder: unfinished }, signal);
    const manifest: Manifest = { format: 1, version, at: new Date().toISOString(), ...dumped, files: [], missing: [] };
    const whole = path.join(unfinished, 'whole.tar');
    const archive = new Archive(whole);
    for (const { name } of dumped.tables) await archive.addFile(tableEntryName(name), path.join(unfinished, name));
    // The rows were read first and files are never changed, so all that these rows know is there.
    for (const name of await filesIn(path.join(unfinished, 'files'))) {
      signal?.throwIfAborted();
      if (existsSync(files.of(name))) manifest.files.push({ name, ...await archive.addFile(fileEntryName(name), files.of(name)) });
      else manifest.missing.push(name);
    }
    const said = JSON.stringify(manifest);
    await archive.addText('manifest.json', said);
    await archive.addText('manifest.sha256', createHash('sha256').update(said).digest('hex'));
    await archive.finish();
    await flush(whole);
    await rename(whole, file);
    await flush(path.dirname(file));
    return manifest;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** The table of files, as it was just written, says which there are. */
async function filesIn(table: string): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { columns, rows } of readTable(table)) {
    const place = columns.indexOf('sha256');
    for (const row of rows) found.add(row[place] as string);
  }
  return found;
}
