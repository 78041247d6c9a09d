import type Database from 'better-sqlite3';
import type { Row } from '../engine.ts';
import { pendingMigrations, readMigrations, type Migration, type MigrationOwner } from '../migrations.ts';
import { expectLargeAgencies } from './expectations.ts';
import { confirmSynchronousFull, openWriter } from './openDatabase.ts';

export const migrationsTable = 'CREATE TABLE IF NOT EXISTS migrations (owner TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at INTEGER NOT NULL, PRIMARY KEY (owner, name)) STRICT';

/**
 * Brings the database up to this Gable. Each migration is one transaction: after a crash it is there whole or not at all.
 * @returns the names of those applied.
 */
export function migrateSqlite(file: string, owners: readonly MigrationOwner[]): string[] {
  const database = openWriter(file);
  try {
    database.exec(migrationsTable);
    confirmSynchronousFull(database);
    const applied = database.prepare('SELECT owner, name, hash FROM migrations').raw(true).all() as Row[];
    const pending = pendingMigrations(readMigrations(owners, 'sqlite'), applied);
    for (const migration of pending) apply(database, migration);
    if (pending.length) expectLargeAgencies(database);
    return pending.map(({ owner, name }) => `${owner}/${name}`);
  } finally {
    database.close();
  }
}

function apply(database: Database.Database, { owner, name, hash, statements }: Migration): void {
  // A table that is made anew is dropped on the way, which would take along what refers to it.
  database.pragma('foreign_keys = OFF');
  const before = countRows(database);
  database.transaction(() => {
    for (const statement of statements) database.exec(statement);
    const lost = [...before].filter(([table, count]) => (countOf(database, table) ?? count) !== count);
    if (lost.length) throw new Error(`Migration ${owner}/${name} would lose rows of ${lost.map(([table]) => table).join(', ')}.`);
    const broken = database.pragma('foreign_key_check') as unknown[];
    if (broken.length) throw new Error(`Migration ${owner}/${name} would leave ${broken.length} references without their rows.`);
    database.prepare('INSERT INTO migrations VALUES (?, ?, ?, ?)').run(owner, name, hash, Date.now());
  }).immediate();
  database.pragma('foreign_keys = ON');
}

function countRows(database: Database.Database): Map<string, number> {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'").pluck().all() as string[];
  return new Map(tables.map((table) => [table, countOf(database, table)!]));
}

/** Undefined where the table is gone, as a migration may mean it to be. */
function countOf(database: Database.Database, table: string): number | undefined {
  const exists = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
  return exists ? (database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number) : undefined;
}
