import { Refusal } from '@gable/api';
import type { Connection, Engine } from '../engine/engine.ts';
import { forgive, networkOf, type Attempts, type Counted } from './attempts.ts';
import type { Limits } from './limits.ts';
import { linkSpent, spendLink, type OpenLink } from './links.ts';
import { activeRole, placeOf, useMembership, type Membership } from './memberships.ts';
import type { PasswordHashing } from './passwords/hashing.ts';
import { checkPassword } from './passwords/rules.ts';
import { reachOf } from './reach.ts';
import type { NewSession, Session, Sessions } from './sessions/sessions.ts';
import { normalEmail, setPasswordHash, userByEmail, userById, type User } from './users.ts';

export interface SignInParts { engine: Engine; attempts: Attempts; hashing: PasswordHashing; sessions: Sessions; limits: Limits }

/** Every way in ends in a new session, so that nobody comes in with an id that somebody else knows. */
export class SignIn {
  readonly #parts: SignInParts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  async byPassword({ email, password, address }: { email: string; password: string; address: string }): Promise<NewSession> {
    const { engine } = this.#parts;
    const user = await userByEmail(reachOf(engine), email);
    const counted = await this.#prove({ user, email, password, address });
    const place = user && await placeOf(engine, user.id);
    // The password was right, so this is told to nobody who guesses.
    if (!place) throw new Refusal('suspended', { status: 401 });
    return this.#begin({ ...place, user }, async (connection) => {
      const now = await userById(connection, user.id);
      if (now?.passwordHash !== user.passwordHash) throw wrongPassword();
      await forgive(connection, counted);
    });
  }

  /** Who has a password already joins with that one: an agency's link must not open the same person's door to another agency. */
  async byLink(link: OpenLink, { password, address }: { password: string; address: string }): Promise<NewSession> {
    const { sessions, hashing } = this.#parts;
    const { user } = link;
    const joins = link.purpose === 'invite' && user.passwordHash !== null;
    if (!joins) checkPassword(password, [user.email, link.name, link.agencyName]);
    const counted = joins ? await this.#prove({ user, email: user.email, password, address }) : [];
    const passwordHash = joins ? null : await hashing.hash(password);
    return this.#begin(link, async (connection) => {
      await spendLink(connection, link);
      const now = await userById(connection, user.id);
      // Another link of the same person may have been used while this password was being hashed.
      if (now?.passwordHash !== user.passwordHash) throw linkSpent();
      await forgive(connection, counted);
      if (passwordHash) await setPasswordHash(connection, user.id, passwordHash);
      if (passwordHash) await sessions.endAllOfUser(user.id, 'passwordChanged', connection);
    });
  }

  /** Ends all other sessions of the person. */
  async changePassword(session: Session, { current, next, address, names }: { current: string; next: string; address: string; names: readonly string[] }): Promise<NewSession> {
    const { engine, hashing, sessions } = this.#parts;
    const user = await userById(reachOf(engine), session.user);
    if (!user) throw wrongPassword();
    const counted = await this.#prove({ user, email: user.email, password: current, address });
    checkPassword(next, [user.email, ...names]);
    const passwordHash = await hashing.hash(next);
    return this.#begin({ ...session, user }, async (connection) => {
      await forgive(connection, counted);
      await setPasswordHash(connection, user.id, passwordHash);
      await sessions.endAllOfUser(user.id, 'passwordChanged', connection);
    });
  }

  /** Moves over to another agency of the same person. */
  async enter(session: Session, to: Membership): Promise<NewSession> {
    const user = await userById(reachOf(this.#parts.engine), session.user);
    if (!user || !to.joined) throw wrongPassword();
    return this.#begin({ ...to, user }, (connection) => this.#parts.sessions.end(session.id, connection));
  }

  /**
   * @returns what was counted, to be forgiven once the person is in.
   * @throws Refusal `wrongPassword` (401), `tooManyAttempts` (429), `tooBusy` (503)
   */
  async #prove({ user, email, password, address }: { user: User | null; email: string; password: string; address: string }): Promise<Counted> {
    const { attempts, hashing, limits } = this.#parts;
    const counted = await attempts.count([
      { name: `signIn/${normalEmail(email)}`, limit: limits.signInOfAccount },
      { name: `signIn/${networkOf(address)}`, limit: limits.signInFromAddress },
    ]);
    let right: boolean;
    try {
      right = await hashing.verify(password, user?.passwordHash ?? null);
    } catch (failure) {
      await attempts.takeBack(counted);
      throw failure;
    }
    if (!right) throw wrongPassword();
    return counted;
  }

  /** All that coming in changes, in one transaction. */
  #begin({ user, agency, member }: { user: User; agency: number; member: string }, before: (connection: Connection) => Promise<void>): Promise<NewSession> {
    return this.#parts.engine.write(agency, async (connection) => {
      await before(connection);
      const role = await activeRole(connection, { agency, member });
      if (!role) throw wrongPassword();
      await useMembership(connection, agency, member);
      return this.#parts.sessions.begin(connection, { user: user.id, agency, member, role });
    });
  }
}

const wrongPassword = (): Refusal => new Refusal('wrongPassword', { status: 401 });
