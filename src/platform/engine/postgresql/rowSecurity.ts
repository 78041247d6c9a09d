import { Refusal } from '@gable/api';
import type { Link } from './link.ts';

/** Asked for before an agency is known. All other tables belong to one. */
export const globalTables = new Set(['agencies', 'users', 'memberships', 'sessions', 'tokens', 'links', 'attempts', 'jobs', 'commits']);

interface Table { name: string; hasAgency: boolean; isGuarded: boolean; isGranted: boolean }

/**
 * Sees to it that there is a role that owns nothing and obeys row-level security, that it may use every table, and that
 * it sees the rows of one agency only. What is so already is left alone, since to say it again would lock the tables.
 * @returns the role's name.
 */
export async function guardRows(link: Link): Promise<string> {
  const role = await makeRole(link);
  const tables = await readTables(link, role);
  const stray = tables.find(({ name, hasAgency }) => !hasAgency && !globalTables.has(name));
  if (stray) throw new Error(`The table ${stray.name} has no agency_id and is not known to be global.`);
  const statements = tables.flatMap((table) => [
    ...(table.isGranted ? [] : [`GRANT SELECT, INSERT, UPDATE, DELETE ON ${quote(table.name)} TO ${quote(role)}`]),
    ...(table.isGuarded || globalTables.has(table.name) ? [] : guard(table.name)),
  ]);
  if (statements.length) await link.tell(['BEGIN', `GRANT USAGE ON SCHEMA public TO ${quote(role)}`, ...statements, 'COMMIT'].join(';\n'));
  return role;
}

/** An unset setting raises, and so does the empty one that a connection is left with after its first transaction. */
function guard(table: string): string[] {
  const own = "agency_id = current_setting('gable.agency')::bigint";
  return [
    `ALTER TABLE ${quote(table)} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${quote(table)} FORCE ROW LEVEL SECURITY`,
    `DROP POLICY IF EXISTS own_agency ON ${quote(table)}`,
    `CREATE POLICY own_agency ON ${quote(table)} USING (${own}) WITH CHECK (${own})`,
  ];
}

/** Roles are the whole server's, so each database has one of its own. */
async function makeRole(link: Link): Promise<string> {
  const [[role, user]] = (await link.tell("SELECT ('gable_app_' || current_database())::name::text, current_user::text")).rows as [[string, string]];
  try {
    const exists = (await link.ask('SELECT 1 FROM pg_roles WHERE rolname = ?', [role])).rows.length > 0;
    if (!exists) await link.tell(`CREATE ROLE ${quote(role)} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE`);
    if (!exists) await link.tell(`GRANT ${quote(role)} TO CURRENT_USER`);
    await link.tell(`SET ROLE ${quote(role)}; RESET ROLE`);
  } catch (failure) {
    if ((failure as { code?: string }).code === '42501') throw new Refusal('storage.noRole', { values: { role, user } });
    throw failure;
  }
  const { rows } = await link.ask('SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = ?', [role]);
  if (rows[0]?.[0] !== 0) throw new Error(`The role ${role} goes around row-level security.`);
  return role;
}

async function readTables(link: Link, role: string): Promise<Table[]> {
  const { rows } = await link.ask(`
    SELECT c.relname::text,
      EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'agency_id' AND NOT a.attisdropped),
      c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'own_agency'),
      has_table_privilege(?, c.oid, 'SELECT') AND has_table_privilege(?, c.oid, 'INSERT')
        AND has_table_privilege(?, c.oid, 'UPDATE') AND has_table_privilege(?, c.oid, 'DELETE')
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'migrations'`, [role, role, role, role]);
  return (rows as [string, number, number, number][]).map(([name, hasAgency, isGuarded, isGranted]) =>
    ({ name, hasAgency: hasAgency === 1, isGuarded: isGuarded === 1, isGranted: isGranted === 1 }));
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
