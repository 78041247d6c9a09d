import { beforeEach, describe, expect, test } from 'vitest';
import { everyEngine } from '../../engine/testing/everyEngine.ts';
import { reachOf } from '../reach.ts';
import { hashOf } from '../secrets.ts';
import { demoOffices, type DemoOffice } from '../testing/demoOffice.ts';
import { createUser } from '../users.ts';
import { HashedSessions, idleMilliseconds } from './hashedSessions.ts';

describe.each(everyEngine)('on $name', ({ place }) => {
  const open = demoOffices(place);
  let office: DemoOffice;
  let sessions: HashedSessions;
  let user: number;

  beforeEach(async () => {
    office = await open();
    sessions = new HashedSessions(reachOf(office.engine));
    user = await office.engine.write(null, (connection) => createUser(connection, { email: 'petra@homes.example', passwordHash: null }));
  });

  const attributes = (usedAt = Date.now()) => ({ agency: 1, member: 'm', role: 'agent', createdAt: usedAt, usedAt }) as const;
  const add = (id: string, usedAt?: number) => sessions.setSession({ id, userId: user, expiresAt: new Date(), attributes: attributes(usedAt) });

  test('what was set is found by its id, with its user', async () => {
    await add('one');
    const [session, found] = await sessions.getSessionAndUser('one');
    expect(session).toMatchObject({ id: 'one', userId: user, attributes: { agency: 1, member: 'm', role: 'agent' } });
    expect(found).toEqual({ id: user, attributes: {} });
    expect(await sessions.getSessionAndUser('other')).toEqual([null, null]);
    expect(await sessions.getSessionAndUser(hashOf('one'))).toEqual([null, null]);
  });

  test("a user's sessions bear the hash of their ids", async () => {
    await add('one', Date.now() - 5);
    await add('two');
    expect((await sessions.getUserSessions(user)).map(({ id }) => id)).toEqual([hashOf('two'), hashOf('one')]);
    expect(await sessions.getUserSessions(user + 1)).toEqual([]);
  });

  test('an expiration is moved on', async () => {
    await add('one', Date.now() - 1_000);
    const later = new Date(Date.now() + idleMilliseconds);
    await sessions.updateSessionExpiration('one', later);
    expect((await sessions.getSessionAndUser('one'))[0]?.expiresAt).toEqual(later);
  });

  test('one session is deleted, and the rest stays', async () => {
    await add('one');
    await add('two');
    await sessions.deleteSession('one');
    expect((await sessions.getUserSessions(user)).map(({ id }) => id)).toEqual([hashOf('two')]);
  });

  test('all sessions of a user are deleted', async () => {
    await add('one');
    await add('two');
    await sessions.deleteUserSessions(user);
    expect(await sessions.getUserSessions(user)).toEqual([]);
  });

  test('expired sessions are deleted', async () => {
    await add('one', Date.now() - idleMilliseconds);
    await add('two');
    await sessions.deleteExpiredSessions();
    expect((await sessions.getUserSessions(user)).map(({ id }) => id)).toEqual([hashOf('two')]);
  });

  test('a session from before the last change of password is not found', async () => {
    await add('one', Date.now() - 1_000);
    await office.engine.write(null, (connection) => connection.change('UPDATE users SET password_changed_at = ? WHERE id = ?', [Date.now(), user]));
    expect(await sessions.getSessionAndUser('one')).toEqual([null, null]);
  });
});
