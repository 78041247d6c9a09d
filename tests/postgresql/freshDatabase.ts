import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

interface FreshDatabase {
  /** Address as the owner, who migrates. */
  url: string;
  /** Address as `gable_app`, a role that owns nothing. */
  appUrl: string;
  drop(): Promise<void>;
}

/** Address of the test run's PostgreSQL; undefined in a quick run, which does without. */
export const postgresUrl = process.env.GABLE_TEST_POSTGRES;

/** An empty database of one test file's own. */
export async function freshDatabase(): Promise<FreshDatabase> {
  if (!postgresUrl) throw new Error('This test needs PostgreSQL; run it with `npm test`, without --quick.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(postgresUrl, `CREATE DATABASE ${name} OWNER gable`);
  return {
    url: addressOf('gable', name),
    appUrl: addressOf('gable_app', name),
    drop: () => asAdministrator(postgresUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function asAdministrator(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

function addressOf(role: string, database: string): string {
  const address = new URL(postgresUrl ?? '');
  address.username = role;
  address.pathname = `/${database}`;
  return address.href;
}
