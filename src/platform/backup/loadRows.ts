import path from 'node:path';
import { Unable } from '../unable.ts';
import type { Row } from '../engine/engine.ts';
import type { Migration } from '../engine/migrations.ts';
import type { Manifest } from './manifest.ts';
import { readTable } from './tableFile.ts';

/** Writes every table of a backup that was unpacked in `folder`, and counts. */
export async function loadRows(manifest: Manifest, folder: string, insert: (table: string, columns: string[], rows: Row[]) => Promise<void> | void): Promise<void> {
  for (const { name, rows: expected } of manifest.tables) {
    let count = 0;
    for await (const { columns, rows } of readTable(path.join(folder, 'tables', `${name}.jsonl.gz`))) {
      if (rows.length) await insert(name, columns, rows);
      count += rows.length;
    }
    if (count !== expected) throw new Unable(`The backup says that ${name} has ${expected} rows, and it has ${count}.`);
  }
}

/**
 * The migrations that make the tables as the backup had them; those that came later follow when the data are opened.
 * @throws Unable where this Gable does not know one of them.
 */
export function migrationsOf({ migrations, version }: Manifest, known: readonly Migration[]): Migration[] {
  return migrations.map(({ owner, name }) => {
    const found = known.find((migration) => migration.owner === owner && migration.name === name);
    if (!found) throw new Unable(`The backup was made by Gable ${version} with ${owner}/${name}, which this one does not know.`);
    return found;
  });
}
