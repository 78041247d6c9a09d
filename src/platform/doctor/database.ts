import type { Engine } from '../engine/engine.ts';
import { globalTables } from '../engine/postgresql/rowSecurity.ts';
import { asOwner } from '../backup/postgresqlSnapshot.ts';
import type { Check } from './finding.ts';

/** Whether the database is whole, and keeps its promise that what was answered is on disk. */
export const database: Check = {
  name: 'database',
  examine: ({ office: { engine }, place }) => (engine.dialect === 'sqlite' ? examineSqlite(engine) : examinePostgresql(place.databaseUrl!)),
};

async function examineSqlite(engine: Engine): Promise<{ said: string; problems: string[] }> {
  const ask = (sql: string) => engine.read(null, { sql, params: [] }, { big: true });
  const broken = (await ask('PRAGMA integrity_check')).map(([line]) => line as string).filter((line) => line !== 'ok');
  const dangling = await ask('SELECT "table", rowid, parent FROM pragma_foreign_key_check');
  const [[mode]] = await ask('PRAGMA journal_mode') as [[string]];
  // Asked of the connection that writes: each has its own.
  const [[synchronous]] = await engine.write(null, (connection) => connection.rows('SELECT synchronous FROM pragma_synchronous')) as [[number]];
  const [[version]] = await ask('SELECT sqlite_version()') as [[string]];
  return {
    said: `SQLite ${version}, whole; journal ${mode}, synchronous FULL`,
    problems: [
      ...broken.map((line) => `SQLite: ${line}`),
      ...dangling.map(([table, row, parent]) => `${table}, row ${row}, refers to a row of ${parent} that is not there.`),
      ...(mode === 'wal' ? [] : [`The journal is ${mode}; it must be WAL.`]),
      ...(synchronous === 2 ? [] : [`synchronous is ${synchronous}; below FULL (2) a power cut loses what was answered.`]),
    ],
  };
}

async function examinePostgresql(url: string): Promise<{ said: string; problems: string[] }> {
  const link = await asOwner(url);
  try {
    const ask = async (sql: string) => (await link.tell(sql)).rows;
    const settings = await ask("SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'");
    const indexes = await ask("SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid AND c.relnamespace = 'public'::regnamespace");
    const [[damaged]] = await ask('SELECT coalesce(sum(checksum_failures), 0)::bigint FROM pg_stat_database WHERE datname = current_database()') as [[number]];
    const unguarded = await ask(`
      SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency_id' AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`);
    const [[version]] = await ask("SELECT current_setting('server_version')") as [[string]];
    return {
      said: `PostgreSQL ${version}; commits are flushed, rows are guarded`,
      problems: [
        ...settings.map(([name]) => `${name} is off; a power cut loses what was answered.`),
        ...indexes.map(([name]) => `The index ${name} is not valid.`),
        ...(damaged ? [`PostgreSQL has met ${damaged} damaged pages.`] : []),
        ...unguarded.filter(([name]) => !globalTables.has(name as string)).map(([name]) => `The table ${name} is not guarded by row-level security.`),
      ],
    };
  } finally {
    await link.close();
  }
}
