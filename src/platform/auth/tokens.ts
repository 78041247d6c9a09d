import { Refusal, type Role } from '@gable/api';
import type { Engine } from '../engine/engine.ts';
import { activeRole, type Membership } from './memberships.ts';
import { readingOf, reachOf, type Reach } from './reach.ts';
import { hashOf, looksLikeSecret, newSecret } from './secrets.ts';

/** A program that acts for a member, with the member's rights. `id` is the hash. */
export interface TokenBearer { id: string; agency: number; member: string; role: Role }

export interface Token { id: string; name: string; createdAt: number; usedAt: number | null }

const prefix = 'gable_';
const touchMilliseconds = 60_000;

/** Tokens of the API. They have no end but being revoked, or the member's suspension. */
export class Tokens {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /**
   * @returns the token, which is shown this once: only its hash is kept.
   * @throws Refusal `record.notFound` (404) where no such member is active.
   */
  async create({ agency, member, name }: { agency: number; member: string; name: string }): Promise<string> {
    const token = prefix + newSecret();
    await this.#engine.write(agency, async (connection) => {
      if (!await activeRole(connection, { agency, member })) throw new Refusal('record.notFound', { status: 404 });
      await connection.change(
        'INSERT INTO tokens (id, agency_id, member_id, name, created_at) VALUES (?, ?, ?, ?, ?)',
        [hashOf(token), agency, member, name.trim().slice(0, 80), Date.now()],
      );
    });
    return token;
  }

  /** Null where it is unknown or revoked, or its member is no longer let in. */
  async verify(token: string): Promise<TokenBearer | null> {
    if (!token.startsWith(prefix) || !looksLikeSecret(token.slice(prefix.length))) return null;
    const id = hashOf(token);
    const [row] = await reachOf(this.#engine).rows('SELECT agency_id, member_id, used_at FROM tokens WHERE id = ? AND revoked_at IS NULL', [id]);
    if (!row) return null;
    const place = { agency: Number(row[0]), member: row[1] as string };
    const role = await activeRole(readingOf(this.#engine, place.agency), place);
    if (role && Date.now() - Number(row[2]) >= touchMilliseconds) this.#touch(id, row[2] as number | null);
    return role === null ? null : { id, ...place, role };
  }

  /** Those that still work, newest first. */
  async listOf({ agency, member }: Pick<Membership, 'agency' | 'member'>): Promise<Token[]> {
    const rows = await reachOf(this.#engine).rows(
      'SELECT id, name, created_at, used_at FROM tokens WHERE member_id = ? AND agency_id = ? AND revoked_at IS NULL ORDER BY created_at DESC, id', [member, agency],
    );
    return rows.map(([id, name, createdAt, usedAt]) => ({ id: id as string, name: name as string, createdAt: Number(createdAt), usedAt: usedAt === null ? null : Number(usedAt) }));
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
