import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTestOffice } from '@gable/api/testing';
import { freshDatabase, postgresUrl } from '../../../tests/postgresql/freshDatabase.ts';
import { foundAgency } from '../foundAgency.ts';
import type { Office } from '../office.ts';
import { openOffice } from '../openOffice.ts';
import { openReceiver, type Receiver } from './testing/receiver.ts';

let there: Receiver;
beforeAll(() => void vi.stubEnv('GABLE_PRIVATE_HOSTS', '127.0.0.1'));
beforeEach(async () => { there = await openReceiver(); });
afterEach(async () => {
  vi.useRealTimers();
  await there.close();
});
const folders: string[] = [];
const newFolder = (): string => {
  folders.push(mkdtempSync(path.join(tmpdir(), 'gable-hooks-')));
  return folders.at(-1)!;
};
afterAll(() => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }); });

const places: { engine: string; place: () => Promise<{ databaseUrl?: string; drop: () => Promise<void> }> }[] = [
  { engine: 'SQLite', place: async () => ({ drop: async () => {} }) },
  ...(postgresUrl ? [{ engine: 'PostgreSQL', place: async () => freshDatabase().then(({ url, drop }) => ({ databaseUrl: url, drop })) }] : []),
];

describe.each(places)('a Gable that dies on $engine', ({ place }) => {
  test('between the change and its telling, or while it sends, tells it when it is back', async () => {
    const { databaseUrl, drop } = await place();
    const folder = newFolder();
    const before = await openOffice({ folder, databaseUrl });
    const { agency, member } = await foundAgency(before, {
      name: 'Harbour Homes', country: 'US', currency: 'USD', timeZone: 'America/Los_Angeles', locale: 'en',
      principal: { email: 'petra@harbour.test', title: 'Petra', password: null },
    });
    const run = (office: Office, command: string, input: Record<string, unknown>) => office.commands.run(office.agencies.caller(agency, member), command, input);
    await run(before, 'webhooks.add', { title: 'Web site', address: there.url, events: ['contacts.created'] });
    await run(before, 'contacts.create', { firstName: 'Committed' });
    await before.close();
    expect(there.received).toEqual([]);

    const sending = await openOffice({ folder, databaseUrl });
    let isAsked = (): void => {};
    const asked = new Promise<void>((resolve) => { isAsked = resolve; });
    there.answers(() => isAsked());
    sending.jobs.start();
    await asked;
    // Killed here it writes nothing any more: neither that the letter has come nor that it has not.
    sending.engine.write = () => new Promise(() => {});
    await sending.changes.close();
    there.answers((_request, response) => void response.end('thanks'));

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 60_000 });
    const after = databaseUrl ? await openOffice({ folder: newFolder(), databaseUrl }) : await openOffice({ folder, databaseUrl });
    after.jobs.start();
    await vi.waitFor(async () => {
      after.jobs.look();
      const [row] = await after.engine.read(agency, { sql: "SELECT count(*) FROM webhook_deliveries WHERE agency_id = ? AND state = 'done'", params: [agency] });
      expect(Number(row![0])).toBe(1);
    }, { timeout: 20_000 });
    expect(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    await after.close();
    await sending.engine.close();
    await drop();
  }, 60_000);
});

describe.skipIf(!postgresUrl)('two processes on one database', () => {
  test('tell each thing once', async () => {
    const { url, drop } = await freshDatabase();
    const here = await openTestOffice({ databaseUrl: url });
    const other = await openOffice({ folder: newFolder(), databaseUrl: url });
    here.office.jobs.start();
    other.jobs.start();
    await here.principal.run('webhooks.add', { title: 'Web site', address: there.url, events: ['contacts.created'] });
    await other.agencies.reload(here.agency);
    const count = 30;
    await Promise.all(Array.from({ length: count }, (_, index) => {
      const { commands, agencies } = index % 2 ? here.office : other;
      return commands.run(agencies.caller(here.agency, here.principal.id), 'contacts.create', { firstName: `Contact ${index}` });
    }));
    await vi.waitFor(() => {
      here.office.jobs.look();
      other.jobs.look();
      expect(there.received.length).toBeGreaterThanOrEqual(count);
    }, { timeout: 30_000 });
    await Promise.all([here.office.jobs.settled(), other.jobs.settled()]);
    expect(there.received).toHaveLength(count);
    expect(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size).toBe(count);
    await other.close();
    await here[Symbol.asyncDispose]();
    await drop();
  }, 60_000);
});
