import { Unable } from '../unable.ts';
import type { Row } from '../engine/engine.ts';
import { coreMigrations, readMigrations } from '../engine/migrations.ts';
import type { Link } from '../engine/postgresql/link.ts';
import { migrationsTable } from '../engine/postgresql/migratePostgresql.ts';
import { loadRows, migrationsOf } from './loadRows.ts';
import type { Manifest } from './manifest.ts';
import { asOwner } from './postgresqlSnapshot.ts';
import { quote } from './snapshot.ts';

/**
 * Puts a backup that was unpacked in `folder` in place of what the database holds, in one transaction. The tables that
 * there were are kept in a schema of their own, whose name it answers; null where there were none.
 */
export async function restorePostgresql(manifest: Manifest, folder: string, { databaseUrl, time }: { databaseUrl: string; time: string }): Promise<string | null> {
  const migrations = migrationsOf(manifest, readMigrations([coreMigrations], 'postgresql'));
  const link = await asOwner(databaseUrl);
  try {
    await link.tell("BEGIN; SELECT pg_advisory_xact_lock(hashtext('gable'), hashtext('migrations'))");
    await refuseInUse(link);
    const kept = await putAside(link, `before_restore_${time}`);
    await link.tell(migrationsTable);
    for (const { owner, name, hash, statements } of migrations) {
      for (const statement of statements) await link.tell(statement);
      await link.ask('INSERT INTO migrations (owner, name, hash) VALUES (?, ?, ?)', [owner, name, hash]);
    }
    const types = await columnTypes(link);
    await loadRows(manifest, folder, (table, columns, rows) => insert(link, { table, columns, rows, types }));
    const { command } = await link.tell('COMMIT');
    if (command !== 'COMMIT') throw new Error('PostgreSQL has rolled back instead of committing.');
    return kept;
  } finally {
    await link.close();
  }
}

/** Several servers may share a database, each with a folder of its own, so the folder's lock says nothing here. */
async function refuseInUse(link: Link): Promise<void> {
  const { rows } = await link.tell("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'gable' AND pid <> pg_backend_pid()");
  if (rows[0]![0] !== 0) throw new Unable('Gable is running on this database; stop it before you restore.');
}

async function putAside(link: Link, schema: string): Promise<string | null> {
  const tables = (await link.tell("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')")).rows.map(([name]) => name as string);
  if (tables.length === 0) return null;
  await link.tell(`CREATE SCHEMA ${quote(schema)}`);
  for (const table of tables) await link.tell(`ALTER TABLE ${quote(table)} SET SCHEMA ${quote(schema)}`);
  return schema;
}

async function columnTypes(link: Link): Promise<ReadonlyMap<string, string>> {
  const { rows } = await link.tell("SELECT table_name || '.' || column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'");
  return new Map(rows as [string, string][]);
}

interface Batch { table: string; columns: string[]; rows: Row[]; types: ReadonlyMap<string, string> }

/** One parameter for the whole batch, whatever its size. */
async function insert(link: Link, { table, columns, rows, types }: Batch): Promise<void> {
  const values = columns.map((column, index) => `(row ->> ${index})::${types.get(`${table}.${column}`) ?? unknownColumn(table, column)}`);
  await link.ask(
    `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) SELECT ${values.join(', ')} FROM json_array_elements(?::text::json) AS given(row)`,
    [JSON.stringify(rows)],
  );
}

function unknownColumn(table: string, column: string): never {
  throw new Unable(`The backup has ${table}.${column}, which this Gable does not know.`);
}
