import { Refusal } from '@gable/api';
import type { Connection, Engine } from '../engine/engine.ts';
import { countIn, type Limit } from './attempts.ts';
import { activeRole, joinedElsewhere, userOfMember, type Membership } from './memberships.ts';
import { readingOf } from '../engine/reading.ts';
import { reachOf, type Reach } from './reach.ts';
import { hashOf, looksLikeSecret, newSecret } from './secrets.ts';
import { userById, type User } from './users.ts';

export type LinkPurpose = 'invite' | 'reset';

export interface NewLink extends Pick<Membership, 'agency' | 'member'> { purpose: LinkPurpose; hours: number }

/** A link that may still be used, and for whom. */
export interface OpenLink extends Pick<Membership, 'agency' | 'member'> {
  id: string;
  purpose: LinkPurpose;
  user: User;
  /** The member's name. */
  name: string;
  agencyName: string;
}

/** Links that let somebody in once, to choose a password. */
export class Links {
  readonly #engine: Engine;
  readonly #resets: Limit;

  constructor(engine: Engine, resets: Limit) {
    this.#engine = engine;
    this.#resets = resets;
  }

  /**
   * Within the transaction of a command. Earlier links of the same member are void from now on.
   * @returns the secret, which ends the link's address: only its hash is kept.
   * @throws Refusal `tooManyAttempts` (429) for too many resets of one member.
   */
  async make(connection: Connection, { purpose, agency, member, hours }: NewLink): Promise<string> {
    if (purpose === 'reset') await countIn(connection, [{ name: `reset/${agency}/${member}`, limit: this.#resets }]);
    await voidLinksOf(connection, { agency, member });
    const secret = newSecret();
    const now = Date.now();
    await connection.change(
      'INSERT INTO links (id, purpose, agency_id, member_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
      [hashOf(secret), purpose, agency, member, now, now + hours * 60 * 60_000],
    );
    return secret;
  }

  /** @throws Refusal `linkSpent` (401) where it was used, is too old, or never was. */
  async look(secret: string): Promise<OpenLink> {
    const link = looksLikeSecret(secret) ? await this.#find(hashOf(secret)) : null;
    if (!link) throw linkSpent();
    return link;
  }

  async #find(id: string): Promise<OpenLink | null> {
    const global = reachOf(this.#engine);
    const [row] = await global.rows(
      'SELECT l.purpose, l.agency_id, l.member_id, a.name FROM links l JOIN agencies a ON a.id = l.agency_id WHERE l.id = ? AND l.used_at IS NULL AND l.expires_at > ?',
      [id, Date.now()],
    );
    if (!row) return null;
    const [purpose, agency, member, agencyName] = [row[0] as LinkPurpose, Number(row[1]), row[2] as string, row[3] as string];
    const reading = readingOf(this.#engine, agency);
    const userId = await activeRole(reading, { agency, member }) && await userOfMember(global, agency, member);
    const user = userId && await userById(global, userId);
    if (!user || (purpose === 'reset' && await joinedElsewhere(global, { user: user.id, agency }))) return null;
    const [named] = await reading.rows('SELECT title FROM members WHERE agency_id = ? AND id = ?', [agency, member]);
    return { id, purpose, agency, member, user, agencyName, name: named![0] as string };
  }
}

/**
 * Within a transaction, so that of two who come at once one is refused.
 * @throws Refusal `linkSpent` (401)
 */
export async function spendLink(connection: Reach, { id, agency, member }: Pick<OpenLink, 'id' | 'agency' | 'member'>): Promise<void> {
  const spent = await connection.change('UPDATE links SET used_at = ? WHERE id = ? AND used_at IS NULL AND expires_at > ?', [Date.now(), id, Date.now()]);
  if (spent === 0) throw linkSpent();
  await voidLinksOf(connection, { agency, member });
}

export async function voidLinksOf(connection: Reach, { agency, member }: Pick<Membership, 'agency' | 'member'>): Promise<void> {
  await connection.change('UPDATE links SET used_at = ? WHERE member_id = ? AND agency_id = ? AND used_at IS NULL', [Date.now(), member, agency]);
}

export async function sweepLinks(connection: Reach): Promise<void> {
  await connection.change('DELETE FROM links WHERE expires_at < ?', [Date.now() - 24 * 60 * 60_000]);
}

export const linkSpent = (): Refusal => new Refusal('linkSpent', { status: 401 });
