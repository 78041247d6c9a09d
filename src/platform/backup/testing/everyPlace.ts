import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { freshDatabase, postgresUrl } from '../../../../tests/postgresql/freshDatabase.ts';
import type { Place } from '../../cli/place.ts';
import { foundAgency } from '../../foundAgency.ts';
import type { Office } from '../../office.ts';
import { openOffice } from '../../openOffice.ts';

/** Somewhere to keep an office, which may be closed and opened again there. */
export interface TestPlace extends Place, AsyncDisposable {
  open(): Promise<Office>;
}

/** For `describe.each(everyPlace)`; a quick run does without PostgreSQL. */
export const everyPlace: { engine: string; place: () => Promise<TestPlace> }[] = [
  { engine: 'SQLite', place: async () => placeOn(undefined, async () => {}) },
  ...(postgresUrl ? [{ engine: 'PostgreSQL', place: onPostgresql }] : []),
];

export async function onPostgresql(): Promise<TestPlace> {
  const { url, drop } = await freshDatabase();
  return placeOn(url, drop);
}

export function placeOn(databaseUrl: string | undefined, drop: () => Promise<void>): TestPlace {
  const folder = mkdtempSync(path.join(tmpdir(), 'gable-place-'));
  const opened: Office[] = [];
  return {
    folder,
    databaseUrl,
    origin: 'http://127.0.0.1:4700',
    async open() {
      const office = await openOffice({ folder, databaseUrl });
      opened.push(office);
      return office;
    },
    async [Symbol.asyncDispose]() {
      for (const office of opened) await office.close();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Harbour Homes with a file, a property that has it, and some contacts, one of whom was changed. */
export async function moveIn(office: Office, { contacts = 5 } = {}): Promise<{ agency: number; contact: string; file: string; add(lastName: string): Promise<string> }> {
  const { agency, member } = await foundAgency(office, {
    name: 'Harbour Homes', country: 'US', currency: 'USD', timeZone: 'America/Los_Angeles', locale: 'en',
    principal: { email: 'petra@harbour.test', title: 'Petra Principal', password: null },
  });
  const run = async (command: string, input: Record<string, unknown>): Promise<{ id: string }> =>
    (await office.commands.run(office.agencies.caller(agency, member), command, input)).data as { id: string };
  const add = async (lastName: string): Promise<string> => (await run('contacts.create', { firstName: 'Ana', lastName, phones: ['+1 206 555 0100'] })).id;

  const file = await office.files.keep(office.agencies.caller(agency, member), { name: 'mandate.txt', mediaType: 'text/plain', content: Readable.from([Buffer.from('Signed by both.')]) });
  const first = await add('Silva');
  await Promise.all(Array.from({ length: contacts - 1 }, (_, number) => add(`Person\u2028${number}`)));
  await run('contacts.change', { id: first, lastName: 'da Silva', documents: [{ id: file.id }] });
  return { agency, contact: first, file: file.id, add };
}
