import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { everyEngine } from '../engine/testing/everyEngine.ts';
import { Auth } from './auth.ts';
import { address, demoOffices, principalsPassword, type DemoOffice } from './testing/demoOffice.ts';

describe.each(everyEngine)('on $name', ({ place }) => {
  const email = 'petra@homes.example';
  const open = demoOffices(place);
  let office: DemoOffice;
  let agency: number;
  let petra: string;

  beforeEach(async () => {
    office = await open();
    ({ agency, member: petra } = await office.found('Homes of Athens', email));
  });

  afterEach(() => void vi.useRealTimers());

  const signIn = (given: Partial<{ email: string; password: string; address: string }> = {}) => office.auth.signIn({ email, password: principalsPassword, address, ...given });
  const wrong = { password: 'not the password at all' };
  const minutes = (count: number): void => void vi.setSystemTime(Date.now() + count * 60_000);

  test('who knows the password is let in, whatever case the address is typed in', async () => {
    const session = await signIn({ email: ' Petra@HOMES.example ' });
    expect(session).toMatchObject({ agency, member: petra, role: 'principal' });
    expect(await office.letsIn(session.cookie)).toBe(true);
  });

  test('every sign-in gives a new session, so that nobody is let in by an id that another one chose', async () => {
    const [one, other] = [await signIn(), await signIn()];
    expect(one.cookie).not.toBe(other.cookie);
    expect(await office.auth.session('A'.repeat(43))).toBeNull();
  });

  test('an unknown address, a wrong password and a suspended member who guesses hear the same; who knows theirs is told why they are kept out', async () => {
    const { id } = await office.join(agency, { email: 'dimitri@homes.example', role: 'agent', password: 'blue boats at the quay' });
    await office.run({ agency, member: petra }, 'members.suspend', { id });
    const attempts = [signIn({ email: 'nobody@homes.example' }), signIn(wrong), signIn({ email: 'dimitri@homes.example', ...wrong })];
    const refusals = await Promise.all(attempts.map((attempt) => attempt.catch((refusal: unknown) => refusal)));
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'wrongPassword', status: 401, values: {}, fields: undefined });
    await expect(signIn({ email: 'dimitri@homes.example', password: 'blue boats at the quay' })).rejects.toMatchObject({ code: 'suspended', status: 401 });
  });

  test('an unknown address costs as much work as a wrong password', async () => {
    const many = { most: 1_000, minutes: 1 };
    const auth = new Auth({ engine: office.engine, limits: { signInOfAccount: many, signInFromAddress: many } });
    // The processor's time, because the clock's depends on what else the machine does.
    const workFor = async (who: string): Promise<number> => {
      const before = process.cpuUsage();
      await auth.signIn({ email: who, ...wrong, address }).catch(() => {});
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      known.push(await workFor(email));
      unknown.push(await workFor('nobody@homes.example'));
    }
    const ratio = Math.min(...unknown) / Math.min(...known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });

  describe('guessing', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));

    test('is stopped from the sixth time on, even with the right password, and after a restart', async () => {
      for (let guess = 0; guess < 5; guess += 1) await expect(signIn(wrong)).rejects.toMatchObject({ code: 'wrongPassword' });
      minutes(5);
      await expect(signIn()).rejects.toMatchObject({ code: 'tooManyAttempts', status: 429, values: { retryAfterSeconds: 600, minutes: 10 } });
      const restarted = new Auth({ engine: office.engine });
      await expect(restarted.signIn({ email, password: principalsPassword, address: '198.51.100.1' })).rejects.toMatchObject({ status: 429 });
      minutes(10);
      await expect(signIn()).resolves.toMatchObject({ member: petra });
    });

    test('is the same for an address that nobody has', async () => {
      for (let guess = 0; guess < 5; guess += 1) await expect(signIn({ email: 'nobody@homes.example' })).rejects.toMatchObject({ status: 401 });
      await expect(signIn({ email: 'nobody@homes.example' })).rejects.toMatchObject({ status: 429 });
    });

    test('at many accounts is stopped at the twentieth from one network', async () => {
      for (let guess = 0; guess < 20; guess += 1) await expect(signIn({ email: `p${guess}@homes.example`, address: `2001:db8:1:2::${guess + 1}` })).rejects.toMatchObject({ status: 401 });
      await expect(signIn({ address: '2001:db8:1:2:ffff::1' })).rejects.toMatchObject({ status: 429 });
      await expect(signIn({ address: '2001:db8:1:3::1' })).resolves.toMatchObject({ member: petra });
    });

    test('many at once counts as many', async () => {
      const answers = await Promise.all(Array.from({ length: 9 }, () => signIn(wrong).catch((refusal: { status: number }) => refusal.status)));
      expect(answers.filter((status) => status === 401)).toHaveLength(5);
      expect(answers.filter((status) => status === 429)).toHaveLength(4);
    });

    test('is forgiven to who gets it right', async () => {
      for (let guess = 0; guess < 4; guess += 1) await expect(signIn(wrong)).rejects.toMatchObject({ status: 401 });
      await signIn();
      for (let guess = 0; guess < 4; guess += 1) await expect(signIn(wrong)).rejects.toMatchObject({ status: 401 });
      await expect(signIn()).resolves.toMatchObject({ member: petra });
    });

    test('leaves nothing behind for ever', async () => {
      await expect(signIn(wrong)).rejects.toMatchObject({ status: 401 });
      minutes(25 * 60);
      await office.auth.sweep();
      expect(await office.engine.read(null, { sql: 'SELECT count(*) FROM attempts', params: [] })).toEqual([[0]]);
    });
  });

  test('a change of password ends all sessions but the new one', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const names = ['Petra Principal'];
    await expect(office.auth.changePassword(here, { current: 'not the password at all', next: 'nine slow green tractors', address, names })).rejects.toMatchObject({ code: 'wrongPassword' });
    const changed = await office.auth.changePassword(here, { current: principalsPassword, next: 'nine slow green tractors', address, names });
    expect(await Promise.all([here, there, changed].map(({ cookie }) => office.letsIn(cookie)))).toEqual([false, false, true]);
    await expect(signIn()).rejects.toMatchObject({ code: 'wrongPassword' });
    await expect(signIn({ password: 'nine slow green tractors' })).resolves.toMatchObject({ member: petra });
  });

  test('who works in two agencies comes in where they were last, and can go over', async () => {
    const other = await office.found('Homes of Patras', 'nikos@patras.example');
    const { link } = await office.run(other, 'members.invite', { email, title: 'Petra', role: 'agent' });
    await expect(signIn()).resolves.toMatchObject({ agency });
    await office.auth.links.use(office.secretIn(link), { password: principalsPassword, address });
    const session = await signIn();
    expect(session).toMatchObject({ agency: other.agency, role: 'agent' });
    const back = await office.auth.enter(session, agency);
    expect(back).toMatchObject({ agency, member: petra, role: 'principal' });
    expect(await office.letsIn(session.cookie)).toBe(false);
    await expect(signIn()).resolves.toMatchObject({ agency });
    await expect(office.auth.enter(back, 99)).rejects.toMatchObject({ status: 404 });
  });
});
