import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommandAnswer, KindRights, RecordData, Rights, Role } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import { newId } from '@gable/db/id.ts';
import type { Caller } from '@gable/platform/caller.ts';
import { foundAgency } from '@gable/platform/foundAgency.ts';
import type { Office } from '@gable/platform/office.ts';
import { openOffice } from '@gable/platform/openOffice.ts';

export { serveTestOffice, type ServedOffice } from '@gable/platform/http/testing/servedOffice.ts';

/** A member of the test office, who can do what members do. */
export interface TestMember {
  caller(): Caller;
  id: string;
  run<Data = any>(command: string, input: Record<string, unknown>): Promise<CommandAnswer<Data>>;
  create(kind: string, values: Record<string, unknown>): Promise<any>;
  list(kind: string, query?: RecordQuery): Promise<RecordData[]>;
  get(kind: string, id: string): Promise<RecordData>;
}

export interface TestOffice {
  office: Office;
  agency: number;
  /** The principal who founded it. */
  principal: TestMember;
  /** Adds a colleague, who has come in already. */
  hire(role: Role, team?: string): Promise<TestMember>;
  /** Changes what a role may do with records of a kind; answers what the role could before. */
  permit(role: Role, kind: string, rights: Partial<KindRights>): Promise<Rights>;
  /** Closes it and removes what it kept. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Opens a real office on a database of its own, with all built-in extensions: `await using gable = await openTestOffice()`.
 * @param databaseUrl an empty PostgreSQL database; SQLite in a temporary folder where left out.
 */
export async function openTestOffice({ databaseUrl, extensionsFolder }: { databaseUrl?: string; extensionsFolder?: string } = {}): Promise<TestOffice> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gable-office-'));
  const office = await openOffice({ folder, databaseUrl, ...(extensionsFolder !== undefined && { extensionsFolder }) });
  const { agency, member } = await foundAgency(office, {
    name: 'Harbour Homes', country: 'US', currency: 'USD', timeZone: 'America/Los_Angeles', locale: 'en',
    principal: { email: `principal-${newId()}@harbour.test`, title: 'Petra Principal', password: null },
  });
  const principal = memberOf(office, agency, member);
  await principal.run('members.join', {});
  return {
    office,
    agency,
    principal,
    async permit(id, kind, more) {
      const { rights } = office.agencies.get(agency).roles.get(id)!;
      await principal.run('roles.change', { id, rights: { ...rights, kinds: { ...rights.kinds, [kind]: { ...rights.kinds[kind], ...more } } } });
      return rights;
    },
    async hire(role, team) {
      const member = memberOf(office, agency, await invite(office, agency, { role, team }));
      await member.run('members.join', {});
      return member;
    },
    async [Symbol.asyncDispose]() {
      await office.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function memberOf(office: Office, agency: number, id: string): TestMember {
  const caller = (): Caller => office.agencies.caller(agency, id);
  const run = (command: string, input: Record<string, unknown>): Promise<CommandAnswer<any>> => office.commands.run(caller(), command, input);
  return {
    id,
    caller,
    run,
    create: async (kind, values) => (await run(`${kind}.create`, values)).data,
    list: async (kind, query) => (await office.records.list(caller(), kind, query)).data,
    get: (kind, record) => office.records.get(caller(), { kind, id: record }),
  };
}

async function invite(office: Office, agency: number, { role, team }: { role: Role; team: string | undefined }): Promise<string> {
  const name = `${role} ${newId().slice(-6)}`;
  const invited = await office.commands.run(office.agencies.office(agency), 'members.invite', {
    email: `${name.replace(' ', '-')}@harbour.test`, title: name, role, ...(team !== undefined && { team }),
  });
  return (invited.data as { id: string }).id;
}
