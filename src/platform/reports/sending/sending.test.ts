import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { openTestOffice } from '@gable/api/testing';
import { freshDatabase, postgresUrl } from '../../../../tests/postgresql/freshDatabase.ts';
import { openPostOffice } from '../../mail/testing/postOffice.ts';
import { openOffice } from '../../openOffice.ts';
import { everyOffice } from '../../testing/everyOffice.ts';
import { sendingsOf } from './sendings.ts';

const byStage = { records: 'deals', rows: [{ field: 'stage' }], measures: [{ of: 'count' }, { of: 'sum', field: 'value' }] };
const hour = 60 * 60_000;
const plain = (source: string): string => source.replaceAll('=\r\n', '').replaceAll(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString());

describe.each(everyOffice)('reports that are sent, on $engine', ({ open }) => {
  let gable: TestOffice;
  let dana: TestMember;
  let omer: TestMember;
  let there: Awaited<ReturnType<typeof openPostOffice>>;
  let shared: string;
  beforeAll(async () => {
    vi.stubEnv('GABLE_PRIVATE_HOSTS', '127.0.0.1');
    gable = await open();
    gable.office.http.origins.serve('https://crm.test');
    [dana, omer] = [await gable.hire('agent'), await gable.hire('agent')];
    await dana.create('deals', { title: 'A house', side: 'buyer', value: { amount: 45_000_000, currency: 'USD' } });
    shared = (await gable.principal.create('reports', { title: 'Pipeline <1>', report: byStage, visibility: 'agency' })).id;
  });
  afterAll(() => gable[Symbol.asyncDispose]());
  beforeEach(async () => {
    // A Monday, an hour before eight in Seattle.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-23T15:00:00Z') });
    there = await openPostOffice();
    await gable.principal.run('mail.changeServer', { host: '127.0.0.1', port: there.port, security: 'none', sender: 'office@harbour.test' });
  });
  afterEach(async () => {
    for (const { id } of await gable.principal.list('reportSchedules')) await gable.principal.run('reportSchedules.archive', { id });
    for (const table of ['mails', 'report_sendings']) await gable.office.engine.write(gable.agency, (connection) => connection.change(`DELETE FROM ${table} WHERE agency_id = ?`, [gable.agency]));
    vi.useRealTimers();
    await there.close();
  });

  const schedule = (values: Record<string, unknown> = {}, by = gable.principal): Promise<{ id: string }> =>
    by.create('reportSchedules', { title: 'Pipeline', reportId: shared, repeats: 'workdays', hour: 8, recipients: [{ id: dana.id }], ...values });
  const settled = async (): Promise<void> => { for (let round = 0; round < 4; round += 1) await gable.office.jobs.settled(); };
  const later = async (milliseconds: number): Promise<void> => {
    vi.setSystemTime(Date.now() + milliseconds);
    await settled();
  };
  const told = async (by = gable.principal) => sendingsOf(gable.office, by.caller(), shared);
  const addressOf = ({ id }: TestMember): string => gable.office.agencies.get(gable.agency).members.get(id)!.email;
  const arrivedFor = (member: TestMember): string[] => there.arrived.filter(({ to }) => to.includes(addressOf(member))).map(({ source }) => plain(source));

  test('each gets one now as they may see it, with a link and a file', async () => {
    await gable.principal.run('reports.send', { reportId: shared, recipients: [{ id: dana.id }, { id: omer.id }], attachment: 'csv' });
    await settled();
    const [[danas], [omers]] = [arrivedFor(dana), arrivedFor(omer)] as [string[], string[]];
    expect(danas).toContain('$450,000');
    expect(danas).toContain(`https://crm.test/reports/${shared}`);
    expect(danas).toContain('Pipeline &#60;1&#62;');
    expect(danas).toMatch(/filename="?Pipeline .*\.csv/);
    expect(omers).not.toContain('$450,000');
    expect((await told()).sendings).toMatchObject([{ state: 'sent', failure: null }, { state: 'sent', failure: null }]);
    expect((await told(omer)).sendings).toEqual([]);
  });

  test('in Hebrew it reads from the right', async () => {
    await dana.run('members.changePreferences', { locale: 'he' });
    await gable.principal.run('reports.send', { reportId: 'deals.pipeline', recipients: [{ id: dana.id }] });
    await settled();
    expect(arrivedFor(dana)[0]).toContain('<html lang="he" dir="rtl">');
    expect(arrivedFor(dana)[0]).toContain('לפתיחת הדוח');
    await dana.run('members.changePreferences', { locale: 'en' });
  });

  test('who may not see it gets nothing, and why is on record', async () => {
    const { id } = await gable.principal.create('reports', { title: 'Mine', report: byStage });
    await gable.principal.run('reports.send', { reportId: id, recipients: [{ id: dana.id }, { id: gable.principal.id }] });
    await settled();
    expect(there.arrived.map(({ to }) => to)).toEqual([[addressOf(gable.principal)]]);
    expect((await sendingsOf(gable.office, gable.principal.caller(), id)).sendings).toEqual(expect.arrayContaining([expect.objectContaining({ member: dana.id, state: 'failed', failure: 'record.notFound' })]));
    await expect(dana.run('reports.send', { reportId: id, recipients: [{ id: dana.id }] })).rejects.toMatchObject({ status: 422 });
    await expect(sendingsOf(gable.office, dana.caller(), id)).rejects.toMatchObject({ status: 404 });
  });

  test('who may take nothing away gets no file', async () => {
    await gable.permit('agent', 'deals', { export: 'none' });
    await gable.principal.run('reports.send', { reportId: shared, recipients: [{ id: dana.id }], attachment: 'xlsx' });
    await settled();
    expect(arrivedFor(dana)[0]).not.toContain('filename');
    expect(arrivedFor(dana)[0]).toContain('your role may not take these records away');
    await gable.permit('agent', 'deals', { export: 'own' });
  });

  test('by its schedule it comes once for each due time, and not for those before it was made', async () => {
    await schedule();
    await later(0);
    expect(there.arrived).toEqual([]);
    expect((await told()).schedules).toMatchObject([{ nextAt: '2026-11-23T16:00:00.000Z', recipients: [{ id: dana.id }] }]);
    await later(hour);
    await later(hour);
    expect(arrivedFor(dana)).toHaveLength(1);
    expect((await told()).schedules).toMatchObject([{ nextAt: '2026-11-24T16:00:00.000Z' }]);
    await later(24 * hour);
    expect(arrivedFor(dana)).toHaveLength(2);
  });

  test('what was missed comes once', async () => {
    await schedule();
    await later(9 * 24 * hour);
    await later(1_000);
    expect(arrivedFor(dana)).toHaveLength(1);
  });

  test('a changed time takes the place of the one before, and an undo brings that back', async () => {
    const { id } = await schedule();
    const { command } = await gable.principal.run('reportSchedules.change', { id, hour: 9 });
    await later(hour);
    expect(there.arrived).toEqual([]);
    await gable.principal.run('history.undo', { command });
    await later(hour);
    expect(there.arrived).toEqual([]);
    await later(23 * hour);
    expect(arrivedFor(dana)).toHaveLength(1);
    const archived = await gable.principal.run('reportSchedules.archive', { id });
    await later(3 * 24 * hour);
    expect(arrivedFor(dana)).toHaveLength(1);
    await gable.principal.run('history.undo', { command: archived.command });
    await later(1_000);
    expect(arrivedFor(dana)).toHaveLength(1);
    await later(3 * 24 * hour);
    expect(arrivedFor(dana)).toHaveLength(2);
  });

  test('the suspended get nothing', async () => {
    const leaver = await gable.hire('agent');
    await schedule({ recipients: [{ id: leaver.id }, { id: dana.id }] });
    await gable.principal.run('members.suspend', { id: leaver.id });
    await later(hour);
    const reports = there.arrived.filter(({ source }) => plain(source).includes('/reports/'));
    expect(reports.map(({ to }) => to)).toEqual([[addressOf(dana)]]);
    expect((await told()).sendings).toEqual(expect.arrayContaining([expect.objectContaining({ member: leaver.id, state: 'failed', failure: 'mail.suspended' })]));
    await expect(schedule({ recipients: [{ id: leaver.id }] })).rejects.toMatchObject({ status: 422 });
  });

  test('the invited get none before they have come in', async () => {
    const { data: { id } } = await gable.principal.run('members.invite', { email: 'nina@harbour.test', title: 'Nina', role: 'agent' });
    await schedule({ recipients: [{ id }] });
    await later(hour);
    expect(there.arrived.filter(({ source }) => plain(source).includes('/reports/'))).toEqual([]);
    expect((await told()).sendings).toMatchObject([{ member: id, state: 'failed', failure: 'mail.notJoined' }]);
  });

  test('what one sent is told to oneself, however much others send', async () => {
    await dana.run('reports.send', { reportId: shared, recipients: [{ id: dana.id }] });
    await settled();
    await gable.office.engine.write(gable.agency, async (connection) => {
      for (let count = 0; count < 60; count += 1) {
        await connection.change('INSERT INTO report_sendings (agency_id, sending, member_id, report_id, by_id, at) VALUES (?, ?, ?, ?, ?, ?)', [gable.agency, `${count}`, omer.id, shared, gable.principal.id, Date.now() + 1_000]);
      }
    });
    expect((await told(dana)).sendings).toMatchObject([{ member: dana.id, state: 'sent' }]);
  });

  test('one that lies in the archive goes to nobody until it is back', async () => {
    const { id: reportId } = await gable.principal.create('reports', { title: 'Old', report: byStage, visibility: 'agency' });
    await schedule({ reportId });
    await gable.principal.run('reports.archive', { id: reportId });
    await later(hour);
    const sendings = async () => Number((await gable.office.engine.read(gable.agency, { sql: "SELECT count(*) FROM report_sendings WHERE agency_id = ? AND member_id <> ''", params: [gable.agency] }))[0]![0]);
    expect([there.arrived, await sendings()]).toEqual([[], 0]);
    await gable.principal.run('reports.restore', { id: reportId });
    await later(24 * hour);
    expect(arrivedFor(dana)).toHaveLength(1);
  });

  test('an agency that moves to other clocks has its next one by those', async () => {
    await schedule();
    await gable.principal.run('agency.change', { timeZone: 'America/New_York' });
    await later(hour);
    expect(there.arrived).toEqual([]);
    await later(20 * hour);
    expect(arrivedFor(dana)).toEqual([]);
    await later(hour);
    expect(arrivedFor(dana)).toHaveLength(1);
    await gable.principal.run('agency.change', { timeZone: 'America/Los_Angeles' });
  });

  test('only what can come again and whom one sees is taken', async () => {
    for (const wrong of [{ hour: 24 }, { repeats: 'hourly' }, { repeats: 'weekly', weekday: 8 }, { recipients: [] }, { recipients: [{ id: shared }] }, { reportId: 'deals.nonsense' }]) {
      await expect(schedule(wrong), JSON.stringify(wrong)).rejects.toMatchObject({ status: 422 });
    }
    const own = await schedule({}, omer);
    await expect(dana.get('reportSchedules', own.id)).rejects.toMatchObject({ status: 404 });
    await expect(dana.run('reportSchedules.archive', { id: own.id })).rejects.toMatchObject({ status: 404 });
    expect((await told(dana)).schedules).toEqual([]);
  });
});

describe.skipIf(!postgresUrl)('two processes on one database', () => {
  test('send a report once for a due time', async () => {
    vi.stubEnv('GABLE_PRIVATE_HOSTS', '127.0.0.1');
    const there = await openPostOffice();
    const { url, drop } = await freshDatabase();
    const here = await openTestOffice({ databaseUrl: url });
    await here.principal.run('mail.changeServer', { host: '127.0.0.1', port: there.port, security: 'none', sender: 'office@harbour.test' });
    await here.principal.create('reportSchedules', { title: 'Pipeline', reportId: 'deals.pipeline', repeats: 'workdays', hour: 8, recipients: [{ id: here.principal.id }] });
    const other = await openOffice({ folder: mkdtempSync(path.join(tmpdir(), 'gable-other-')), databaseUrl: url });
    // The same job twice, as if one of the two had been taken for dead.
    await here.office.engine.write(here.agency, async (connection) => {
      const [[payload]] = await connection.rows("SELECT payload FROM jobs WHERE name = 'reports.due'") as [[string]];
      await connection.change("INSERT INTO jobs (id, agency_id, name, payload, state, run_at, attempts, created_at) VALUES ('again', ?, 'reports.due', ?, 'waiting', 0, 0, 0)", [here.agency, payload]);
    });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 7 * 24 * hour });
    await Promise.all([here.office.jobs.settled(), other.jobs.settled()]);
    for (let round = 0; round < 3; round += 1) await Promise.all([here.office.jobs.settled(), other.jobs.settled()]);
    expect(there.arrived).toHaveLength(1);
    vi.useRealTimers();
    await other.close();
    await here[Symbol.asyncDispose]();
    await drop();
    await there.close();
  }, 60_000);
});
