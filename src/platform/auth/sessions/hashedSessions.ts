import type { Role } from '@gable/api';
import type { Adapter, DatabaseSession, DatabaseUser, Lucia } from 'lucia';
import type { Row } from '../../engine/engine.ts';
import type { Reach } from '../reach.ts';
import { hashOf } from '../secrets.ts';

export interface SessionAttributes { agency: number; member: string; role: Role; createdAt: number; usedAt: number }

declare module 'lucia' {
  interface Register { Lucia: Lucia<SessionAttributes>; UserId: number; DatabaseSessionAttributes: SessionAttributes }
}

export const idleMilliseconds = 8 * 60 * 60_000;
export const longestMilliseconds = 7 * 24 * 60 * 60_000;

const columns = 's.id, s.user_id, s.agency_id, s.member_id, s.role, s.created_at, s.used_at';

/**
 * Keeps lucia's sessions by the SHA-256 of their id. What it is given is hashed; what it finds by anything but the id
 * bears the hash, because the id itself is nowhere.
 */
export class HashedSessions implements Adapter {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  async getSessionAndUser(id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    // A session that was made while the password was being changed is as dead as the others.
    const [row] = await this.#reach.rows(
      `SELECT ${columns} FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ? AND s.ended IS NULL AND coalesce(u.password_changed_at, 0) <= s.created_at`,
      [hashOf(id)],
    );
    if (!row) return [null, null];
    const session = sessionOf(row);
    return [{ ...session, id }, { id: session.userId, attributes: {} }];
  }

  async getUserSessions(user: number): Promise<DatabaseSession[]> {
    const rows = await this.#reach.rows(`SELECT ${columns} FROM sessions s WHERE s.user_id = ? AND s.ended IS NULL ORDER BY s.used_at DESC`, [user]);
    return rows.map(sessionOf);
  }

  async setSession({ id, userId, attributes: { agency, member, role, createdAt, usedAt } }: DatabaseSession): Promise<void> {
    await this.#reach.change(
      'INSERT INTO sessions (id, user_id, agency_id, member_id, role, created_at, used_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [hashOf(id), userId, agency, member, role, createdAt, usedAt, createdAt + longestMilliseconds],
    );
  }

  /** Only the idle time is renewed; the last day of a session stands from its first. */
  async updateSessionExpiration(id: string, expiresAt: Date): Promise<void> {
    await this.#reach.change('UPDATE sessions SET used_at = ? WHERE id = ?', [expiresAt.getTime() - idleMilliseconds, hashOf(id)]);
  }

  async deleteSession(id: string): Promise<void> {
    await this.#reach.change('DELETE FROM sessions WHERE id = ?', [hashOf(id)]);
  }

  async deleteUserSessions(user: number): Promise<void> {
    await this.#reach.change('DELETE FROM sessions WHERE user_id = ?', [user]);
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.#reach.change('DELETE FROM sessions WHERE expires_at <= ? OR (ended IS NULL AND used_at <= ?)', [Date.now(), Date.now() - idleMilliseconds]);
  }
}

function sessionOf([id, user, agency, member, role, createdAt, usedAt]: Row): DatabaseSession {
  const expiresAt = new Date(Math.min(Number(usedAt) + idleMilliseconds, Number(createdAt) + longestMilliseconds));
  const attributes = { agency: Number(agency), member: member as string, role: role as Role, createdAt: Number(createdAt), usedAt: Number(usedAt) };
  return { id: id as string, userId: Number(user), expiresAt, attributes };
}
