import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { Agencies } from '../../agencies.ts';
import { Commands } from '../../commands/commands.ts';
import type { Engine } from '../../engine/engine.ts';
import { coreMigrations } from '../../engine/migrations.ts';
import type { TestPlace } from '../../engine/testing/everyEngine.ts';
import { Changes } from '../../events/changes.ts';
import { foundAgency } from '../../foundAgency.ts';
import { guardMembers } from '../../members/guard.ts';
import { refuseSameTeamName } from '../../members/teamNames.ts';
import { memberCommands } from '../../members/memberCommands.ts';
import { addPlatformRecords } from '../../records/platformRecords.ts';
import { Jobs } from '../../jobs/jobs.ts';
import { Records } from '../../records/records.ts';
import { Rules } from '../../records/rules.ts';
import { Auth } from '../auth.ts';

export const address = '192.0.2.7';
export const principalsPassword = 'seven grey herons wade';
export const agentsPassword = 'a ladder behind the mill';

/** For each test a small office with sign-in, members and teams, in one database for all tests of the file. */
export function demoOffices(find: () => Promise<TestPlace>): () => Promise<DemoOffice> {
  let place: TestPlace;
  let engine: Engine;
  beforeAll(async () => {
    place = await find();
    engine = await place.open([coreMigrations]);
  });
  afterAll(() => place.clear());
  return async () => {
    await engine.write(null, async (connection) => {
      for (const table of ['users', 'memberships', 'sessions', 'tokens', 'links', 'attempts']) await connection.change(`DELETE FROM ${table}`);
    });
    return officeOn(engine, place.folder);
  };
}

export function officeOn(engine: Engine, folder: string) {
  const records = new Records(engine);
  const rules = new Rules();
  const agencies = new Agencies(engine, records.kinds);
  const commands = new Commands({ engine, records, rules, changes: new Changes(engine, agencies), jobs: new Jobs(engine) });
  const auth = new Auth({ engine });
  addPlatformRecords({ records, commands, rules });
  for (const command of memberCommands(auth, () => [], async () => false)) commands.add(command);
  guardMembers(rules, auth);
  refuseSameTeamName(rules);

  const found = (name: string, email: string) => foundAgency({ engine, agencies, auth, records, rules }, {
    name, country: 'GR', currency: 'EUR', timeZone: 'Europe/Athens', locale: 'en', principal: { email, title: 'Petra Principal', password: principalsPassword },
  });
  /** Runs a command; null for the office itself. */
  const run = async ({ agency, member }: { agency: number; member: string | null }, id: string, input: Record<string, unknown>): Promise<any> =>
    (await commands.run(member === null ? agencies.office(agency) : agencies.caller(agency, member), id, input)).data;
  const secretIn = (link: string): string => link.replace('/link/', '');
  /** Somebody who has been invited by the office and has come in. */
  const join = async (agency: number, { email, role, team = null, password = agentsPassword }: { email: string; role: string; team?: string | null; password?: string }) => {
    const { id, link } = await run({ agency, member: null }, 'members.invite', { email, title: email.replace(/@.*/, ''), role, team });
    return { id: id as string, session: await auth.links.use(secretIn(link), { password, address }) };
  };
  /** Whether a `Set-Cookie` header still lets its bearer in. */
  const letsIn = async (cookie: string): Promise<boolean> => (await auth.session(auth.cookieIn(cookie.split(';')[0]))) !== null;
  /** Everything that is on the disk, or in the tables where secrets could be. */
  const stored = async (agency: number): Promise<string> => {
    const files = readdirSync(folder).filter((file) => file.startsWith('gable.db')).map((file) => readFileSync(path.join(folder, file), 'latin1'));
    const tables = ['users', 'sessions', 'tokens', 'links', 'attempts', 'jobs', 'history', 'members'];
    const rows = await Promise.all(tables.map((table) => engine.read(agency, { sql: `SELECT * FROM ${table}`, params: [] })));
    return files.join('') + JSON.stringify(rows);
  };
  return { engine, agencies, commands, auth, found, run, join, letsIn, secretIn, stored };
}

export type DemoOffice = ReturnType<typeof officeOn>;
