import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { everyEngine } from '../engine/testing/everyEngine.ts';
import { address, agentsPassword, demoOffices, principalsPassword, type DemoOffice } from './testing/demoOffice.ts';

describe.each(everyEngine)('on $name', ({ place }) => {
  const open = demoOffices(place);
  let office: DemoOffice;
  let agency: number;
  let petra: string;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    office = await open();
    ({ agency, member: petra } = await office.found('Homes of Athens', 'petra@homes.example'));
  });

  afterEach(() => void vi.useRealTimers());

  const invite = async (email = 'dimitri@homes.example'): Promise<{ id: string; secret: string }> => {
    const { id, link } = await office.run({ agency, member: petra }, 'members.invite', { email, title: 'Dimitri Agent', role: 'agent' });
    return { id, secret: office.secretIn(link) };
  };
  const reset = async (id: string): Promise<string> => office.secretIn((await office.run({ agency, member: petra }, 'members.resetPassword', { id })).link);
  const use = (secret: string, password = agentsPassword) => office.auth.links.use(secret, { password, address });

  test('an invitation tells whom it is for, and lets them in with a password of their own', async () => {
    const { id, secret } = await invite();
    expect(await office.auth.links.look(secret)).toMatchObject({ purpose: 'invite', name: 'Dimitri Agent', agencyName: 'Homes of Athens', user: { email: 'dimitri@homes.example', passwordHash: null } });
    await expect(office.auth.signIn({ email: 'dimitri@homes.example', password: agentsPassword, address })).rejects.toMatchObject({ code: 'wrongPassword' });
    expect(await use(secret)).toMatchObject({ agency, member: id, role: 'agent' });
    await expect(office.auth.signIn({ email: 'dimitri@homes.example', password: agentsPassword, address })).resolves.toMatchObject({ member: id });
  });

  test('a link works once, also for two who come at the same time', async () => {
    const { secret } = await invite();
    const answers = await Promise.allSettled([use(secret), use(secret)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(use(secret)).rejects.toMatchObject({ code: 'linkSpent', status: 401 });
    await expect(office.auth.links.look(secret)).rejects.toMatchObject({ code: 'linkSpent', status: 401 });
  });

  test('a password that is too weak leaves the link good', async () => {
    const { secret } = await invite();
    await expect(use(secret, 'short')).rejects.toMatchObject({ code: 'password.tooShort', status: 422 });
    await expect(use(secret, 'homes-of-athens1')).rejects.toMatchObject({ code: 'password.personal' });
    await expect(use(secret)).resolves.toMatchObject({ agency });
  });

  test('an invitation is good for a week, a reset for a day', async () => {
    const { id, secret } = await invite();
    vi.setSystemTime(Date.now() + 7 * 24 * 60 * 60_000);
    await expect(use(secret)).rejects.toMatchObject({ code: 'linkSpent' });
    const again = await reset(id);
    expect((await office.auth.links.look(again)).purpose).toBe('invite');
    await use(again);
    const resetting = await reset(id);
    expect((await office.auth.links.look(resetting)).purpose).toBe('reset');
    vi.setSystemTime(Date.now() + 24 * 60 * 60_000);
    await expect(use(resetting)).rejects.toMatchObject({ code: 'linkSpent' });
  });

  test('a reset ends all sessions, and the old password', async () => {
    const { id, session } = await office.join(agency, { email: 'dimitri@homes.example', role: 'agent' });
    const secret = await reset(id);
    expect(await office.letsIn(session.cookie)).toBe(true);
    const fresh = await use(secret, 'nine slow green tractors');
    expect(await office.letsIn(session.cookie)).toBe(false);
    expect(await office.letsIn(fresh.cookie)).toBe(true);
    await expect(office.auth.signIn({ email: 'dimitri@homes.example', password: agentsPassword, address })).rejects.toMatchObject({ code: 'wrongPassword' });
  });

  test('a newer link voids the older one, and there are three an hour', async () => {
    const { id } = await office.join(agency, { email: 'dimitri@homes.example', role: 'agent' });
    const first = await reset(id);
    await reset(id);
    await expect(use(first)).rejects.toMatchObject({ code: 'linkSpent' });
    const third = await reset(id);
    await expect(reset(id)).rejects.toMatchObject({ code: 'tooManyAttempts', status: 429 });
    await expect(office.auth.links.look(third)).resolves.toMatchObject({ purpose: 'reset' });
    vi.setSystemTime(Date.now() + 60 * 60_000);
    await expect(reset(id)).resolves.toBeTypeOf('string');
  });

  test('only the hash of a link is stored', async () => {
    const { secret } = await invite();
    expect(await office.stored(agency)).not.toContain(secret);
  });

  test("an agency's link does not open the door to another agency of the same person", async () => {
    const other = await office.found('Homes of Patras', 'nikos@patras.example');
    const { id, link } = await office.run(other, 'members.invite', { email: 'petra@homes.example', title: 'Petra', role: 'agent' });
    const secret = office.secretIn(link);
    // Nikos holds the link, but not Petra's password.
    await expect(use(secret, 'nine slow green tractors')).rejects.toMatchObject({ code: 'wrongPassword' });
    await expect(use(secret, principalsPassword)).resolves.toMatchObject({ agency: other.agency, member: id });
    await expect(office.run(other, 'members.resetPassword', { id })).rejects.toMatchObject({ code: 'members.belongsElsewhere', status: 409 });
  });

  test('a reset that was made before the person joined another agency is void', async () => {
    const { id } = await office.join(agency, { email: 'dimitri@homes.example', role: 'agent' });
    const secret = await reset(id);
    const other = await office.found('Homes of Patras', 'nikos@patras.example');
    const { link } = await office.run(other, 'members.invite', { email: 'dimitri@homes.example', title: 'Dimitri', role: 'agent' });
    await use(office.secretIn(link), agentsPassword);
    await expect(use(secret, 'nine slow green tractors')).rejects.toMatchObject({ code: 'linkSpent' });
  });
});
