import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { foundAgency } from '../foundAgency.ts';
import type { Office } from '../office.ts';
import { openOffice } from '../openOffice.ts';
import { openPostOffice } from './testing/postOffice.ts';

afterEach(() => void vi.useRealTimers());

test('a Gable that dies while it sends, sends again when it is back, under the same Message-ID', async () => {
  vi.stubEnv('GABLE_PRIVATE_HOSTS', '127.0.0.1');
  const there = await openPostOffice();
  const folder = mkdtempSync(path.join(tmpdir(), 'gable-mail-'));
  const before = await openOffice({ folder });
  const { agency, member } = await foundAgency(before, {
    name: 'Harbour Homes', country: 'US', currency: 'USD', timeZone: 'America/Los_Angeles', locale: 'en', principal: { email: 'petra@harbour.test', title: 'Petra', password: null },
  });
  const run = (office: Office, command: string, input: Record<string, unknown>) => office.commands.run(office.agencies.caller(agency, member), command, input);
  await run(before, 'mail.changeServer', { host: '127.0.0.1', port: there.port, security: 'none', sender: 'office@harbour.test' });
  await run(before, 'mail.sendTest', {});
  await before.close();
  expect(there.arrived).toEqual([]);

  const sending = await openOffice({ folder });
  // Killed just as the server takes it, it writes nothing any more.
  const taken = new Promise<void>((resolve) => there.onTaken(() => { sending.engine.write = () => new Promise(() => {}); resolve(); }));
  sending.jobs.start();
  await taken;
  await sending.changes.close();
  there.onTaken(() => {});

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
  const after = await openOffice({ folder });
  after.jobs.start();
  await vi.waitFor(async () => {
    after.jobs.look();
    const [row] = await after.engine.read(agency, { sql: "SELECT count(*) FROM mails WHERE agency_id = ? AND state = 'sent'", params: [agency] });
    expect(Number(row![0])).toBe(1);
  }, { timeout: 20_000 });
  const ids = there.arrived.map(({ source }) => /^Message-ID: (<.+>)\r$/im.exec(source)![1]);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
  await after.close();
  await sending.engine.close();
  await there.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
