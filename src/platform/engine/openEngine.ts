import path from 'node:path';
import { Refusal } from '@gable/api';
import type { Engine } from './engine.ts';
import type { MigrationOwner } from './migrations.ts';
import { refusalOf } from './sqlite/failures.ts';
import { migrateSqlite } from './sqlite/migrateSqlite.ts';
import { SqliteEngine } from './sqlite/sqliteEngine.ts';

interface Place {
  folder: string;
  /** `postgres://…`, as the owner of the database; without it, SQLite in the folder. */
  databaseUrl?: string | undefined;
  owners: readonly MigrationOwner[];
  /** Whether it stays open and serves people, and does not do one thing and end. */
  serves?: boolean | undefined;
}

/**
 * Brings the database up to date and opens it. The folder is there and locked already (`openFolder`).
 * @throws Refusal `storage.*`, each a sentence to end with.
 */
export async function openEngine({ folder, databaseUrl, owners, serves }: Place): Promise<Engine> {
  if (!databaseUrl) return openSqlite(path.join(folder, 'gable.db'), { owners, serves });
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) throw new Refusal('storage.wrongAddress');
  const { migratePostgresql } = await import('./postgresql/migratePostgresql.ts');
  const { PostgresqlEngine } = await import('./postgresql/postgresqlEngine.ts');
  const { role } = await migratePostgresql(databaseUrl, owners);
  return new PostgresqlEngine(databaseUrl, role);
}

function openSqlite(file: string, { owners, serves }: Pick<Place, 'owners' | 'serves'>): SqliteEngine {
  try {
    migrateSqlite(file, owners);
    return new SqliteEngine(file, { serves });
  } catch (failure) {
    throw refusalOf(failure, file);
  }
}
