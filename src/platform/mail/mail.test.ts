import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { newId } from '@gable/db/id.ts';
import { tidy } from '../housekeeping.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { listMails, tellWay } from './log.ts';
import { addMail } from './queue.ts';
import { sendDue } from './sendDue.ts';
import { openPostOffice } from './testing/postOffice.ts';

/** The words of a header, as RFC 2047 has them. */
const decoded = (header: string): string => header.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_whole, way: string, part: string) =>
  (way.toUpperCase() === 'B' ? Buffer.from(part, 'base64') : Buffer.from(decodeURIComponent(part.replaceAll('_', ' ').replaceAll('=', '%')))).toString());

describe.each(everyOffice)('mail on $engine', ({ open }) => {
  let gable: TestOffice;
  let there: Awaited<ReturnType<typeof openPostOffice>>;
  beforeAll(async () => {
    vi.stubEnv('GABLE_PRIVATE_HOSTS', '127.0.0.1');
    gable = await open();
    gable.office.http.origins.serve('https://crm.test');
  });
  afterAll(() => gable[Symbol.asyncDispose]());
  beforeEach(async () => { there = await openPostOffice(); });
  afterEach(async () => {
    vi.useRealTimers();
    await gable.office.engine.write(gable.agency, (connection) => connection.change('DELETE FROM mails WHERE agency_id = ?', [gable.agency]));
    await gable.principal.run('mail.forgetServer', {});
    await there.close();
  });

  const serve = (more: Record<string, unknown> = {}) => gable.principal.run('mail.changeServer', { host: '127.0.0.1', port: there.port, security: 'none', sender: 'office@harbour.test', senderName: 'Harbour “Homes”', ...more });
  const settled = async (): Promise<void> => { for (let round = 0; round < 3; round += 1) await gable.office.jobs.settled(); };
  const log = async () => (await listMails(gable.office, gable.principal.caller())).data;
  const later = (milliseconds: number): void => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });
  const recipient = () => gable.office.agencies.get(gable.agency).members.get(gable.principal.id)!;
  const post = (letter: Record<string, unknown> = {}, id = newId()) => gable.office.engine.write(gable.agency, (connection) => addMail(connection, {
    agency: gable.agency, id, recipient: recipient(), purpose: 'test', letter: { locale: 'en', subject: 'Hello', text: 'Words', html: '<p>Words</p>', ...letter },
  }));

  test('a test message goes to whoever asks, from the agency’s sender', async () => {
    await serve();
    await gable.principal.run('mail.sendTest', {});
    await settled();
    const [{ to, from, source }] = there.arrived as [(typeof there.arrived)[0]];
    expect([to, from]).toEqual([[recipient().email], 'office@harbour.test']);
    expect(source).toMatch(/^Subject: A test from Gable\r$/m);
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(await log()).toMatchObject([{ state: 'sent', way: '127.0.0.1', attempts: 1, failure: null, purpose: 'test', mayBeSentAgain: false }]);
  });

  test('without a server letters are laid into the data folder', async () => {
    await gable.principal.run('mail.sendTest', {});
    await settled();
    const [{ id, state, way }] = await log() as [Awaited<ReturnType<typeof log>>[0]];
    expect([state, way]).toEqual(['sent', 'folder']);
    const folder = path.join(gable.office.folder, 'mail');
    expect(readdirSync(folder)).toContain(`${id}.eml`);
    expect(readFileSync(path.join(folder, `${id}.eml`), 'utf8')).toContain(`To: Petra Principal <${recipient().email}>`);
  });

  test('a letter that was refused for now comes again under the same id, one that was refused for good does not', async () => {
    await serve();
    there.refusesNext(451);
    await post();
    await settled();
    expect(await log()).toMatchObject([{ state: 'queued', attempts: 1, failure: 'mail.notNow', answer: expect.stringContaining('451') }]);
    later(2 * 60_000);
    await settled();
    expect(there.arrived).toHaveLength(1);
    expect(await log()).toMatchObject([{ state: 'sent', attempts: 2, failure: null }]);
    there.refusesNext(554);
    await post();
    await settled();
    expect((await log())[0]).toMatchObject({ state: 'failed', failure: 'mail.refused', mayBeSentAgain: true });
    await gable.principal.run('mail.sendAgain', { id: (await log())[0]!.id });
    await settled();
    expect(there.arrived).toHaveLength(2);
  });

  test('one that is on its way is not sent a second time beside it', async () => {
    await serve();
    const id = newId();
    await post({}, id);
    await gable.office.engine.write(gable.agency, (connection) => connection.change('UPDATE mails SET next_at = ?, attempts = 1 WHERE agency_id = ? AND id = ?', [Date.now() + 60_000, gable.agency, id]));
    await expect(gable.principal.run('mail.sendAgain', { id })).rejects.toMatchObject({ status: 404 });
  });

  test('what fails for more than a day is given up', async () => {
    await serve({ port: 1 });
    await post();
    for (let hours = 0; hours < 40 && (await log())[0]!.state === 'queued'; hours += 1) {
      await settled();
      later(3 * 60 * 60_000);
    }
    expect(await log()).toMatchObject([{ state: 'failed', attempts: 9, failure: 'mail.unreachable' }]);
  });

  test('nothing goes out in the open where security is asked for', async () => {
    await serve({ security: 'starttls' });
    await post();
    await settled();
    expect(await log()).toMatchObject([{ state: 'queued', failure: 'mail.notSecure' }]);
    const secure = await openPostOffice({ secure: true });
    await serve({ security: 'tls', port: secure.port });
    later(2 * 60_000);
    await settled();
    expect(await log()).toMatchObject([{ state: 'queued', attempts: 2, failure: 'mail.notSecure' }]);
    expect([...there.arrived, ...secure.arrived]).toEqual([]);
    await secure.close();
  });

  test('whose password is not accepted is told so', async () => {
    const locked = await openPostOffice({ authOptional: false, allowInsecureAuth: true, onAuth: ({ password }, _session, done) => (password === 'right' ? done(null, { user: 'petra' }) : done(new Error('no'))) });
    await serve({ port: locked.port, user: 'petra', secret: 'wrong' });
    await post();
    await settled();
    expect(await log()).toMatchObject([{ state: 'queued', failure: 'mail.wrongUser' }]);
    await serve({ port: locked.port, user: 'petra', secret: 'right' });
    await serve({ port: locked.port, user: 'petra', senderName: 'Kept' });
    later(2 * 60_000);
    await settled();
    expect(locked.arrived).toHaveLength(1);
    await locked.close();
  });

  test('words of two directions arrive, and none of them makes a header', async () => {
    await serve();
    await post({ locale: 'he', subject: 'דוח “Elm”\r\nBcc: eve@evil.test\u202e', text: 'שלום', html: '<p>שלום</p>', files: [{ name: 'דוח\r\nX-Evil: 1.csv', mediaType: 'text/csv', base64: Buffer.from('1').toString('base64') }] });
    await settled();
    const [{ source, to }] = there.arrived as [(typeof there.arrived)[0]];
    expect(to).toHaveLength(1);
    expect(source).not.toMatch(/^(Bcc|X-Evil):/m);
    const subject = [...source.matchAll(/^Subject: ([\s\S]*?)\r\n(?! )/gm)][0]![1]!;
    expect(decoded(subject)).toBe('דוח “Elm” Bcc: eve@evil.test');
    expect(source.replaceAll('=3D', '=').replaceAll('=\r\n', '')).toContain('<html lang="he" dir="rtl">');
  });

  test('servers inside of the network are not spoken to, unless they are named', async () => {
    await serve();
    await post();
    await sendDue(gable.office, { agency: gable.agency }, { reach: { inside: [] } });
    expect(await log()).toMatchObject([{ state: 'queued', failure: 'mail.insideAddress' }]);
    await serve({ host: 'mail.harbour.test' });
    later(2 * 60_000);
    await sendDue(gable.office, { agency: gable.agency }, { reach: { inside: [], resolve: async () => [{ address: '10.0.0.7', family: 4 }] } });
    expect(await log()).toMatchObject([{ attempts: 2, failure: 'mail.insideAddress' }]);
  });

  test('no more than its share of an hour goes out, the rest in the next one', async () => {
    await serve();
    for (let count = 0; count < 5; count += 1) await post();
    await sendDue(gable.office, { agency: gable.agency }, { perHour: 3 });
    expect(there.arrived).toHaveLength(3);
    later(61 * 60_000);
    await sendDue(gable.office, { agency: gable.agency }, { perHour: 3 });
    expect(there.arrived).toHaveLength(5);
  });

  test('however many reports wait, a way in goes before them', async () => {
    await serve();
    const report = (id: string, mostBytes = 1_000_000) => gable.office.engine.write(gable.agency, (connection) => addMail(connection, {
      agency: gable.agency, id, recipient: recipient(), purpose: 'report', letter: { locale: 'en', subject: 'Report', text: 'x'.repeat(1_000), html: '' },
    }, { mostBytes }));
    await report('one');
    await report('two', 2_000);
    await expect(report('three', 2_000)).rejects.toMatchObject({ code: 'mail.tooMany', status: 429 });
    await gable.principal.run('members.invite', { email: 'noam@harbour.test', title: 'Noam', role: 'agent' });
    await settled();
    expect(there.arrived.map(({ to }) => to[0]).indexOf('noam@harbour.test')).toBe(0);
  });

  test('an invitation is sent as well as shown, and is kept nowhere once it has gone', async () => {
    await gable.principal.run('members.invite', { email: 'folder@harbour.test', title: 'Nobody', role: 'agent' });
    await serve();
    const { data: { link, mailed } } = await gable.principal.run('members.invite', { email: 'nina@harbour.test', title: 'Nina', role: 'agent', locale: 'fa' });
    await settled();
    expect(mailed).toBe(true);
    expect(there.arrived.map(({ to }) => to)).toEqual([['nina@harbour.test']]);
    expect(there.arrived[0]!.source.replaceAll('=\r\n', '').replaceAll('=3D', '=')).toContain(`https://crm.test${link}`);
    const rows = await gable.office.engine.read(gable.agency, { sql: 'SELECT content FROM mails WHERE agency_id = ?', params: [gable.agency] });
    expect(rows).toEqual([[null]]);
  });

  test('a way in that waits is laid into no folder when its server is taken away', async () => {
    await serve({ port: 1 });
    await gable.principal.run('members.invite', { email: 'noa@harbour.test', title: 'Noa', role: 'agent' });
    await settled();
    await gable.principal.run('mail.forgetServer', {});
    later(2 * 60_000);
    await settled();
    expect(await log()).toMatchObject([{ state: 'failed', failure: 'mail.noServer', mayBeSentAgain: false }]);
    expect(readdirSync(path.join(gable.office.folder, 'mail')).map((name) => readFileSync(path.join(gable.office.folder, 'mail', name), 'utf8')).join()).not.toContain('noa@harbour.test');
  });

  test('whoever does not look after the agency neither sees nor changes it, and nobody is told the secret', async () => {
    await serve({ user: 'petra', secret: 'very-secret-indeed' });
    const agent = await gable.hire('agent');
    for (const command of ['mail.changeServer', 'mail.forgetServer', 'mail.sendTest', 'mail.sendAgain']) await expect(agent.run(command, {})).rejects.toMatchObject({ status: 403 });
    await expect(listMails(gable.office, agent.caller())).rejects.toMatchObject({ status: 403 });
    await expect(tellWay(gable.office, agent.caller())).rejects.toMatchObject({ status: 403 });
    expect(JSON.stringify(await tellWay(gable.office, gable.principal.caller()))).not.toContain('very-secret');
    expect(await tellWay(gable.office, gable.principal.caller())).toMatchObject({ setBy: 'agency', server: { hasSecret: true, user: 'petra' } });
    const history = await gable.office.engine.read(gable.agency, { sql: 'SELECT changes FROM history WHERE agency_id = ?', params: [gable.agency] });
    expect(JSON.stringify(history)).not.toContain('very-secret');
    await serve({ host: '127.0.0.2', user: 'petra' });
    expect(await tellWay(gable.office, gable.principal.caller())).toMatchObject({ server: { hasSecret: false } });
  });

  test('addresses and names that are none are refused', async () => {
    for (const wrong of [{ host: 'a b' }, { host: 'x\r\ny' }, { sender: 'nobody' }, { sender: 'a@b.test\r\nBcc: c@d.test' }, { port: 0 }, { security: 'some' }]) await expect(serve(wrong), JSON.stringify(wrong)).rejects.toMatchObject({ status: 422 });
  });

  test('a letter in the folder goes with its line of the log', async () => {
    await gable.principal.run('mail.sendTest', {});
    await settled();
    const [{ id }] = await log() as [Awaited<ReturnType<typeof log>>[0]];
    const file = path.join(gable.office.folder, 'mail', `${id}.eml`);
    expect(existsSync(file)).toBe(true);
    later(31 * 24 * 60 * 60_000);
    await tidy(gable.office);
    expect(existsSync(file)).toBe(false);
    expect(await gable.office.engine.read(null, { sql: "SELECT 1 FROM jobs WHERE name = 'mail.send' AND state = 'done'", params: [] })).toEqual([]);
  });

  test('the suspended are told nothing, and what is over is forgotten after a month', async () => {
    const leaver = await gable.hire('agent');
    await serve();
    const { members } = gable.office.agencies.get(gable.agency);
    await gable.office.engine.write(gable.agency, (connection) => addMail(connection, { agency: gable.agency, id: newId(), recipient: members.get(leaver.id)!, purpose: 'test', letter: { locale: 'en', subject: 'Hello', text: 'Words', html: '' } }));
    await gable.principal.run('members.suspend', { id: leaver.id });
    await settled();
    expect(there.arrived).toEqual([]);
    expect((await log())[0]).toMatchObject({ state: 'failed', failure: 'mail.suspended' });
    later(31 * 24 * 60 * 60_000);
    await tidy(gable.office);
    expect(await log()).toEqual([]);
  });
});
