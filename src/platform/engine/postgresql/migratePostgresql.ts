import { Refusal } from '@gable/api';
import { pendingMigrations, readMigrations, type Migration, type MigrationOwner } from '../migrations.ts';
import { refusalOf } from './failures.ts';
import { Link } from './link.ts';
import { guardRows } from './rowSecurity.ts';

interface Migrated { applied: string[]; role: string }

const oldestVersion = 150_000;

/**
 * Brings the database up to this Gable, as its owner. Each migration is one transaction: it is there whole or not at all.
 * @returns the names of those applied, and the role to work as.
 */
export async function migratePostgresql(url: string, owners: readonly MigrationOwner[]): Promise<Migrated> {
  const link = await Link.open(url, { connectMilliseconds: 2_000, isServerThere: async () => true }).catch((failure: unknown) => { throw refusalOf(failure); });
  try {
    await refuseUnfit(link);
    // Two processes may start at once; the second finds the work done.
    await link.tell("SELECT pg_advisory_lock(hashtext('gable'), hashtext('migrations'))");
    await link.tell(tables);
    const { rows } = await link.tell('SELECT owner, name, hash FROM migrations');
    const pending = pendingMigrations(readMigrations(owners, 'postgresql'), rows);
    for (const migration of pending) await apply(link, migration);
    return { applied: pending.map(({ owner, name }) => `${owner}/${name}`), role: await guardRows(link) };
  } catch (failure) {
    throw refusalOf(failure);
  } finally {
    await link.close();
  }
}

export const migrationsTable = 'CREATE TABLE IF NOT EXISTS migrations (owner text NOT NULL, name text NOT NULL, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (owner, name))';

const tables = `
  SET client_min_messages = warning;
  ${migrationsTable};
  CREATE TABLE IF NOT EXISTS commits (id text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX IF NOT EXISTS commits_by_at ON commits (at)`;

async function refuseUnfit(link: Link): Promise<void> {
  const { rows } = await link.tell("SELECT current_setting('server_version_num')::integer, current_setting('server_version'), current_setting('server_encoding')");
  const [number, version, encoding] = rows[0] as [number, string, string];
  if (number < oldestVersion) throw new Refusal('storage.postgresqlTooOld', { values: { version } });
  if (encoding !== 'UTF8') throw new Refusal('storage.notUtf8', { values: { encoding } });
}

async function apply(link: Link, { owner, name, hash, statements }: Migration): Promise<void> {
  await link.tell('BEGIN');
  try {
    for (const statement of statements) await link.tell(statement);
    await link.ask('INSERT INTO migrations (owner, name, hash) VALUES (?, ?, ?)', [owner, name, hash]);
    await link.tell('COMMIT');
  } catch (failure) {
    await link.tell('ROLLBACK').catch(() => {});
    throw failure;
  }
}
