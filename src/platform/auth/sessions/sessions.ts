import type { Role } from '@gable/api';
import { Lucia, TimeSpan } from 'lucia';
import type { Engine } from '../../engine/engine.ts';
import { activeRole, type Membership } from '../memberships.ts';
import { isLoopback } from '../origin.ts';
import { readingOf } from '../../engine/reading.ts';
import { reachOf, type Reach } from '../reach.ts';
import { hashOf, looksLikeSecret, newSecret } from '../secrets.ts';
import { HashedSessions, idleMilliseconds, longestMilliseconds, type SessionAttributes } from './hashedSessions.ts';

/** Somebody who is signed in. `id` is the hash, good for signing out and nothing else. */
export interface Session { id: string; user: number; agency: number; member: string; role: Role }

/** A session that has just begun. `cookie` is the whole `Set-Cookie` header. */
export interface NewSession extends Session { cookie: string }

/** Why somebody who was signed in is not any more. */
export type SessionEnd = 'sessionEnded' | 'signedOutEverywhere' | 'signedOutElsewhere' | 'passwordChanged' | 'roleChanged' | 'suspended';

const touchMilliseconds = 60_000;

export class Sessions {
  readonly #engine: Engine;
  readonly #secure: boolean;
  readonly #lucia: ReturnType<typeof luciaOn>;
  readonly #touching = new Set<string>();

  constructor(engine: Engine, origin: string | undefined) {
    this.#engine = engine;
    // Browsers keep no Secure cookie from a plain address, but for their own machine's.
    this.#secure = !origin?.startsWith('http:') || isLoopback(origin);
    this.#lucia = luciaOn(reachOf(engine), this.#secure);
  }

  async begin(connection: Reach, { user, agency, member, role }: Omit<Session, 'id'>): Promise<NewSession> {
    const secret = newSecret();
    const now = Date.now();
    const lucia = luciaOn(connection, this.#secure);
    await lucia.createSession(user, { agency, member, role, createdAt: now, usedAt: now }, { sessionId: secret });
    const cookie = lucia.createSessionCookie(secret);
    cookie.attributes.maxAge = longestMilliseconds / 1_000;
    return { id: hashOf(secret), user, agency, member, role, cookie: cookie.serialize() };
  }

  /** Null where it has ended, for whatever reason. */
  async find(secret: string): Promise<Session | null> {
    if (!looksLikeSecret(secret)) return null;
    const { session } = await this.#lucia.validateSession(secret);
    if (!session) return null;
    // Asked each time: who is suspended, or has another role since, is out at once, whoever did it and in whichever process.
    const { userId: user, agency, member, role, usedAt } = session;
    if (await activeRole(readingOf(this.#engine, agency), { agency, member }) !== role) return null;
    if (!session.fresh && Date.now() - usedAt >= touchMilliseconds) this.#touch(secret);
    return { id: hashOf(secret), user, agency, member, role };
  }

  /** Whether it has not ended yet. To ask does not count as using it, or a window left open would keep it alive for ever. */
  async holds({ id, agency, member, role }: Session): Promise<boolean> {
    const now = Date.now();
    const [row] = await reachOf(this.#engine).rows('SELECT 1 FROM sessions WHERE id = ? AND ended IS NULL AND expires_at > ? AND used_at > ?', [id, now, now - idleMilliseconds]);
    return row !== undefined && await activeRole(readingOf(this.#engine, agency), { agency, member }) === role;
  }

  async listOf(user: number): Promise<{ id: string; createdAt: number; usedAt: number }[]> {
    const sessions = await new HashedSessions(reachOf(this.#engine)).getUserSessions(user);
    return sessions.filter(({ expiresAt }) => expiresAt.getTime() > Date.now()).map(({ id, attributes: { createdAt, usedAt } }) => ({ id, createdAt, usedAt }));
  }

  /** Why `find` found none. What ended is kept for as long as it could have lasted, so that its browser can be told. */
  async whyEnded(secret: string): Promise<SessionEnd> {
    const [row] = await reachOf(this.#engine).rows(
      `SELECT s.ended, s.agency_id, s.member_id, s.role, s.expires_at, s.used_at FROM sessions s WHERE s.id = ?`, [hashOf(secret)],
    );
    if (!row) return 'sessionEnded';
    const [ended, agency, member, made, expiresAt, usedAt] = row;
    const role = await activeRole(readingOf(this.#engine, Number(agency)), { agency: Number(agency), member: member as string });
    if (role === null) return 'suspended';
    else if (ended !== null) return ended as SessionEnd;
    else if (Number(expiresAt) <= Date.now() || Number(usedAt) + idleMilliseconds <= Date.now()) return 'sessionEnded';
    else return role === made ? 'passwordChanged' : 'roleChanged';
  }

  /** By the hash: lucia's own `invalidateSession` would hash it once more. */
  async end(id: string, connection: Reach = reachOf(this.#engine)): Promise<void> {
    await connection.change('DELETE FROM sessions WHERE id = ?', [id]);
  }

  /** From another browser of the same person. */
  async endElsewhere(id: string): Promise<void> {
    await reachOf(this.#engine).change("UPDATE sessions SET ended = 'signedOutElsewhere' WHERE id = ?", [id]);
  }

  async endAllOfUser(user: number, why: SessionEnd, connection: Reach = reachOf(this.#engine)): Promise<void> {
    await connection.change('UPDATE sessions SET ended = ? WHERE user_id = ? AND ended IS NULL', [why, user]);
  }

  async endAllOfMember(connection: Reach, { agency, member, why }: Pick<Membership, 'agency' | 'member'> & { why: SessionEnd }): Promise<void> {
    await connection.change('UPDATE sessions SET ended = ? WHERE member_id = ? AND agency_id = ? AND ended IS NULL', [why, member, agency]);
  }

  async sweep(connection: Reach): Promise<void> {
    await luciaOn(connection, this.#secure).deleteExpiredSessions();
  }

  /** The secret in a request's `Cookie` header. */
  read(header: string | null | undefined): string | null {
    const start = `${this.#lucia.sessionCookieName}=`;
    return header?.split(/;\s*/).find((pair) => pair.startsWith(start))?.slice(start.length) ?? null;
  }

  /** The `Set-Cookie` header that takes the cookie away. */
  blankCookie(): string {
    return this.#lucia.createBlankSessionCookie().serialize();
  }

  /** Not waited for. A touch that is lost costs a session one minute of its eight hours. */
  #touch(secret: string): void {
    if (this.#touching.has(secret)) return;
    this.#touching.add(secret);
    new HashedSessions(reachOf(this.#engine))
      .updateSessionExpiration(secret, new Date(Date.now() + idleMilliseconds))
      .catch(() => {})
      .finally(() => this.#touching.delete(secret));
  }
}

function luciaOn(reach: Reach, secure: boolean) {
  return new Lucia<SessionAttributes>(new HashedSessions(reach), {
    sessionExpiresIn: new TimeSpan(idleMilliseconds, 'ms'),
    sessionCookie: { name: secure ? '__Host-gable' : 'gable', attributes: { secure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (attributes) => attributes,
  });
}
