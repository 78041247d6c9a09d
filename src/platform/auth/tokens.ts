import { Refusal, type Role } from '@gable/api';
import type { Engine } from '../engine/engine.ts';
import { activeRole, type Membership } from './memberships.ts';
import { readingOf } from '../engine/reading.ts';
import { reachOf, type Reach } from './reach.ts';
import type { Scopes } from './scopes.ts';
import { hashOf, looksLikeSecret, newSecret } from './secrets.ts';

/** A program that acts for a member, with those of the member's rights that its scopes leave it. `id` is the hash. */
export interface TokenBearer { id: string; agency: number; member: string; role: Role; scopes: Scopes }

export interface Token { id: string; name: string; createdAt: number; usedAt: number | null; scopes: Scopes; endsAt: number | null }

/** Without scopes it may do all that its member may; without an end it holds until it is revoked. */
export interface NewToken { agency: number; member: string; name: string; scopes?: Scopes; endsAt?: number | null }

/** Why a token opens nothing. */
export type TokenRefusal = 'tokenUnknown' | 'tokenRevoked' | 'tokenEnded' | 'suspended';

const prefix = 'gable_';
const touchMilliseconds = 60_000;

/** Tokens of the API. They hold until their end, until they are revoked, or until the member is suspended. */
export class Tokens {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /**
   * @returns the token, which is shown this once: only its hash is kept.
   * @throws Refusal `record.notFound` (404) where no such member is active.
   */
  async create({ agency, member, name, scopes = null, endsAt = null }: NewToken): Promise<string> {
    const token = prefix + newSecret();
    await this.#engine.write(agency, async (connection) => {
      if (!await activeRole(connection, { agency, member })) throw new Refusal('record.notFound', { status: 404 });
      await connection.change(
        'INSERT INTO tokens (id, agency_id, member_id, name, scopes, created_at, ends_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [hashOf(token), agency, member, name.trim().slice(0, 80), scopes && JSON.stringify(scopes), Date.now(), endsAt],
      );
    });
    return token;
  }

  /** Null where it is unknown, revoked or ended, or its member is no longer let in. */
  async verify(token: string): Promise<TokenBearer | null> {
    if (!looksLikeToken(token)) return null;
    const id = hashOf(token);
    const [row] = await reachOf(this.#engine).rows('SELECT agency_id, member_id, used_at, scopes, ends_at FROM tokens WHERE id = ? AND revoked_at IS NULL', [id]);
    if (!row || hasEnded(row[4])) return null;
    const place = { agency: Number(row[0]), member: row[1] as string };
    const role = await activeRole(readingOf(this.#engine, place.agency), place);
    if (role && Date.now() - Number(row[2]) >= touchMilliseconds) this.#touch(id, row[2] as number | null);
    return role === null ? null : { id, ...place, role, scopes: scopesIn(row[3]) };
  }

  /** Why `verify` found nothing. A guessed token is unknown, so nobody learns anything who does not have one. */
  async refusal(token: string): Promise<TokenRefusal> {
    const [row] = looksLikeToken(token) ? await reachOf(this.#engine).rows('SELECT revoked_at, ends_at, agency_id, member_id FROM tokens WHERE id = ?', [hashOf(token)]) : [];
    if (!row) return 'tokenUnknown';
    const [revokedAt, endsAt, agency, member] = row;
    if (await activeRole(readingOf(this.#engine, Number(agency)), { agency: Number(agency), member: member as string }) === null) return 'suspended';
    else return revokedAt === null && hasEnded(endsAt) ? 'tokenEnded' : 'tokenRevoked';
  }

  /** Those that were not revoked, newest first; one that has ended is told, so that its owner sees why a script stands still. */
  async listOf({ agency, member }: Pick<Membership, 'agency' | 'member'>): Promise<Token[]> {
    const rows = await reachOf(this.#engine).rows(
      'SELECT id, name, created_at, used_at, scopes, ends_at FROM tokens WHERE member_id = ? AND agency_id = ? AND revoked_at IS NULL ORDER BY created_at DESC, id', [member, agency],
    );
    return rows.map(([id, name, createdAt, usedAt, scopes, endsAt]) => ({
      id: id as string, name: name as string, createdAt: Number(createdAt), usedAt: instantOrNull(usedAt), scopes: scopesIn(scopes), endsAt: instantOrNull(endsAt),
    }));
  }

  /** @throws Refusal `record.notFound` (404) where the member has no such token. */
  async revoke(id: string, { agency, member }: Pick<Membership, 'agency' | 'member'>): Promise<void> {
    const changed = await reachOf(this.#engine).change(
      'UPDATE tokens SET revoked_at = ? WHERE id = ? AND agency_id = ? AND member_id = ? AND revoked_at IS NULL', [Date.now(), id, agency, member],
    );
    if (changed === 0) throw new Refusal('record.notFound', { status: 404 });
  }

  async revokeAllOf(connection: Reach, { agency, member }: Pick<Membership, 'agency' | 'member'>): Promise<void> {
    await connection.change('UPDATE tokens SET revoked_at = ? WHERE member_id = ? AND agency_id = ? AND revoked_at IS NULL', [Date.now(), member, agency]);
  }

  /** Not waited for: it only tells people when a token was last of use. Of many at once, the first one writes. */
  #touch(id: string, usedAt: number | null): void {
    reachOf(this.#engine).change('UPDATE tokens SET used_at = ? WHERE id = ? AND coalesce(used_at, 0) = ?', [Date.now(), id, usedAt ?? 0]).catch(() => {});
  }
}

const looksLikeToken = (token: string): boolean => token.startsWith(prefix) && looksLikeSecret(token.slice(prefix.length));
const instantOrNull = (value: unknown): number | null => (value === null ? null : Number(value));
const hasEnded = (endsAt: unknown): boolean => endsAt !== null && Number(endsAt) <= Date.now();
const scopesIn = (stored: unknown): Scopes => (stored === null ? null : JSON.parse(stored as string) as string[]);
