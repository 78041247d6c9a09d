import Database from 'better-sqlite3';
import { migrationsTable } from '../engine/sqlite/migrateSqlite.ts';
import { flush } from './flush.ts';
import { loadRows, migrationsOf } from './loadRows.ts';
import type { Manifest } from './manifest.ts';
import { quote } from './snapshot.ts';
import { Unable } from '../unable.ts';
import { coreMigrations, readMigrations } from '../engine/migrations.ts';

/** Makes a database file of a backup that was unpacked in `folder`. It is whole and on disk when this resolves. */
export async function restoreSqlite(manifest: Manifest, folder: string, file: string): Promise<void> {
  const migrations = migrationsOf(manifest, readMigrations([coreMigrations], 'sqlite'));
  const database = new Database(file);
  try {
    // Nobody needs half of it, so it is flushed once, at the end.
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -64000', 'foreign_keys = OFF']) database.pragma(pragma);
    database.exec(`BEGIN; ${migrationsTable}`);
    for (const { owner, name, hash, statements } of migrations) {
      for (const statement of statements) database.exec(statement);
      database.prepare('INSERT INTO migrations VALUES (?, ?, ?, ?)').run(owner, name, hash, Date.now());
    }
    await loadRows(manifest, folder, (table, columns, rows) => {
      const insert = database.prepare(`INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
      for (const row of rows) insert.run(...row);
    });
    database.exec('COMMIT');
    if (database.pragma('quick_check', { simple: true }) !== 'ok') throw new Unable('The database that was made of the backup is not sound; is the disk?');
  } finally {
    database.close();
  }
  await flush(file);
}
