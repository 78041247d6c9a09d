import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { everyEngine } from '../../engine/testing/everyEngine.ts';
import { Auth } from '../auth.ts';
import { address, demoOffices, principalsPassword, type DemoOffice } from '../testing/demoOffice.ts';
import type { NewSession } from './sessions.ts';

describe.each(everyEngine)('on $name', ({ place }) => {
  const open = demoOffices(place);
  let office: DemoOffice;
  let agency: number;
  let session: NewSession;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    office = await open();
    ({ agency } = await office.found('Homes of Athens', 'petra@homes.example'));
    session = await office.auth.signIn({ email: 'petra@homes.example', password: principalsPassword, address });
  });

  afterEach(() => void vi.useRealTimers());

  const hours = (count: number): void => void vi.setSystemTime(Date.now() + count * 60 * 60_000);
  const usedAt = async (): Promise<unknown> => (await office.engine.read(null, { sql: 'SELECT used_at FROM sessions WHERE id = ?', params: [session.id] }))[0]?.[0];
  /** A touch is not waited for, but what is written later comes after it. */
  const settled = (): Promise<void> => office.engine.write(null, async () => {});

  test('only the hash of a session is stored', async () => {
    const secret = office.auth.cookieIn(session.cookie.split(';')[0])!;
    expect(secret).toMatch(/^[\w-]{43}$/);
    const bytes = await office.stored(agency);
    expect(bytes).toContain(session.id);
    expect(bytes).not.toContain(secret);
    expect(await office.auth.session(session.id)).toBeNull();
  });

  test('a session ends after eight idle hours', async () => {
    hours(7.9);
    expect(await office.letsIn(session.cookie)).toBe(true);
    await settled();
    hours(7.9);
    expect(await office.letsIn(session.cookie)).toBe(true);
    await settled();
    hours(8);
    expect(await office.letsIn(session.cookie)).toBe(false);
  });

  test('to ask whether a session holds is no use of it', async () => {
    hours(7.9);
    expect(await office.auth.holds(session)).toBe(true);
    await settled();
    hours(0.2);
    expect(await office.auth.holds(session)).toBe(false);
  });

  test('a session ends after seven days, however busy it was', async () => {
    for (let hour = 0; hour < 7 * 24 - 1; hour += 1) {
      hours(1);
      expect(await office.letsIn(session.cookie)).toBe(true);
      await settled();
    }
    hours(1);
    expect(await office.letsIn(session.cookie)).toBe(false);
  });

  test('its use is written down at most once a minute', async () => {
    const begun = await usedAt();
    vi.setSystemTime(Date.now() + 59_000);
    await office.letsIn(session.cookie);
    await settled();
    expect(await usedAt()).toBe(begun);
    vi.setSystemTime(Date.now() + 1_000);
    await Promise.all(Array.from({ length: 20 }, () => office.letsIn(session.cookie)));
    await settled();
    expect(await usedAt()).toBe(Date.now());
  });

  test('signing out ends this session, and everywhere ends all', async () => {
    const others = [await office.auth.signIn({ email: 'petra@homes.example', password: principalsPassword, address }), await office.auth.signIn({ email: 'petra@homes.example', password: principalsPassword, address })];
    await office.auth.signOut(session.id);
    expect(await Promise.all([session, ...others].map(({ cookie }) => office.letsIn(cookie)))).toEqual([false, true, true]);
    await office.auth.signOutEverywhere(session.user);
    expect(await Promise.all(others.map(({ cookie }) => office.letsIn(cookie)))).toEqual([false, false]);
  });

  test('a session is good for one role: with another one it must be begun anew', async () => {
    const { id, session: dimitris } = await office.join(agency, { email: 'dimitri@homes.example', role: 'agent' });
    await office.run({ agency, member: session.member }, 'members.change', { id, role: 'manager' });
    expect(await office.letsIn(dimitris.cookie)).toBe(false);
  });

  test('a role that was changed past all commands ends the session too', async () => {
    await office.engine.write(agency, (connection) => connection.change("UPDATE members SET role = 'agent' WHERE id = ?", [session.member]));
    expect(await office.letsIn(session.cookie)).toBe(false);
  });

  test('sessions that have ended are swept away', async () => {
    hours(9);
    await office.auth.sweep();
    expect(await usedAt()).toBeUndefined();
  });

  test('the cookie is bound to its host, and hidden from scripts', async () => {
    const attributes = session.cookie.split('; ').slice(1);
    expect(session.cookie).toMatch(/^__Host-gable=/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Lax', 'Secure']);
    expect(office.auth.blankCookie()).toMatch(/^__Host-gable=; .*Max-Age=0/);
  });

  test('over plain http on a network the cookie can be neither Secure nor __Host-', async () => {
    for (const [origin, start] of [['http://gable.lan:3000', /^gable=/], ['http://127.0.0.1:3000', /^__Host-gable=/], ['https://gable.example', /^__Host-gable=/]] as const) {
      const auth = new Auth({ engine: office.engine, origin });
      const { cookie } = await auth.signIn({ email: 'petra@homes.example', password: principalsPassword, address });
      expect(cookie).toMatch(start);
      expect(cookie.includes('Secure')).toBe(cookie.startsWith('__Host-'));
      expect(await auth.session(auth.cookieIn(cookie.split(';')[0]))).not.toBeNull();
    }
  });

  test('the cookie is found among others, whatever those hold', () => {
    expect(office.auth.cookieIn('a=%E0%A4%A; __Host-gable=secret; b=2')).toBe('secret');
    expect(office.auth.cookieIn('x__Host-gable=secret')).toBeNull();
    expect(office.auth.cookieIn(undefined)).toBeNull();
  });
});
