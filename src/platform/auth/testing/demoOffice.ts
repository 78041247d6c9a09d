import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Agencies } from '../../agencies.ts';
import { Commands } from '../../commands/commands.ts';
import { coreMigrations } from '../../engine/migrations.ts';
import { migrateSqlite } from '../../engine/sqlite/migrateSqlite.ts';
import { SqliteEngine } from '../../engine/sqlite/sqliteEngine.ts';
import { Changes } from '../../events/changes.ts';
import { foundAgency } from '../../foundAgency.ts';
import { guardMembers } from '../../members/guard.ts';
import { memberCommands } from '../../members/memberCommands.ts';
import { addPlatformRecords } from '../../records/platformRecords.ts';
import { Records } from '../../records/records.ts';
import { Rules } from '../../records/rules.ts';
import { Auth, type AuthOptions } from '../auth.ts';
import { hashOf } from '../secrets.ts';

export const address = '192.0.2.7';
export const principalsPassword = 'seven grey herons wade';
export const agentsPassword = 'a ladder behind the mill';

/** A small office with sign-in, members and teams, and nothing else. The caller closes it. */
export async function openDemoOffice(options: Partial<AuthOptions> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gable-auth-'));
  const file = path.join(folder, 'gable.sqlite');
  migrateSqlite(file, [coreMigrations]);
  const engine = new SqliteEngine(file);
  const records = new Records(engine);
  const rules = new Rules();
  const agencies = new Agencies(engine);
  const commands = new Commands({ engine, records, rules, agencies, changes: new Changes(engine, records.kinds) });
  const auth = new Auth({ engine, ...options });
  addPlatformRecords({ records, commands, rules });
  for (const command of memberCommands(auth)) commands.add(command);
  guardMembers(rules, auth);

  const found = (name: string, email: string) => foundAgency({ engine, agencies, auth, records, rules }, {
    name, country: 'GR', currency: 'EUR', timeZone: 'Europe/Athens', locale: 'en', principal: { email, title: 'Petra Principal', password: principalsPassword },
  });
  /** Runs a command; null for the office itself. */
  const run = async (agency: number, member: string | null, id: string, input: Record<string, unknown>): Promise<any> =>
    (await commands.run(member === null ? agencies.office(agency) : agencies.caller(agency, member), id, input)).data;
  const secretIn = (link: string): string => link.replace('/link/', '');
  /** Somebody who has been invited by the office and has come in. */
  const join = async (agency: number, { email, role, team = null, password = agentsPassword }: { email: string; role: string; team?: string | null; password?: string }) => {
    const { id, link } = await run(agency, null, 'members.invite', { email, title: email.replace(/@.*/, ''), role, team });
    return { id: id as string, session: await auth.links.use(secretIn(link), { password, address }) };
  };
  /** Whether a `Set-Cookie` header still lets its bearer in. */
  const letsIn = async (cookie: string): Promise<boolean> => (await auth.session(auth.cookieIn(cookie.split(';')[0]))) !== null;
  const close = async (): Promise<void> => {
    await engine.close();
    rmSync(folder, { recursive: true });
  };
  return { folder, file, engine, agencies, commands, auth, found, run, join, letsIn, secretIn, secretHash: (cookie: string) => hashOf(auth.cookieIn(cookie.split(';')[0])!), close };
}

export type DemoOffice = Awaited<ReturnType<typeof openDemoOffice>>;
