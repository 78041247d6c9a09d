import { Refusal } from '@gable/api';
import type { Connection, Engine } from '../engine/engine.ts';
import { Attempts, sweepAttempts } from './attempts.ts';
import { usualLimits, type Limits } from './limits.ts';
import { Links, sweepLinks, voidLinksOf, type NewLink, type OpenLink } from './links.ts';
import { addMembership, membershipsOf, userOfMember, type Membership } from './memberships.ts';
import { PasswordHashing } from './passwords/hashing.ts';
import { checkPassword } from './passwords/rules.ts';
import { reachOf } from './reach.ts';
import { Sessions, type NewSession, type Session, type SessionEnd } from './sessions/sessions.ts';
import { SetUp } from './setUp.ts';
import { SignIn } from './signIn.ts';
import { Tokens } from './tokens.ts';
import { createUser, ensureUser, userByEmail } from './users.ts';

export interface AuthOptions {
  engine: Engine;
  /** Where this Gable is served, such as `https://gable.example`: decides what kind of cookie browsers will keep. */
  origin?: string | undefined;
  limits?: Partial<Limits>;
  /** How many passwords are checked at once, and how many may wait. */
  hashing?: { atOnce?: number; mayWait?: number };
}

/** Who somebody is, and whether they are let in. What they may do is the permissions' affair. */
export class Auth {
  readonly tokens: Tokens;
  readonly users = { create: createUser, ensure: ensureUser, byEmail: userByEmail };
  readonly memberships = { add: addMembership, of: membershipsOf, userOf: userOfMember };
  readonly #engine: Engine;
  readonly #sessions: Sessions;
  readonly #links: Links;
  readonly #hashing: PasswordHashing;
  readonly #setUp: SetUp;
  readonly #signIn: SignIn;

  constructor({ engine, origin, limits: given, hashing = {} }: AuthOptions) {
    const limits = { ...usualLimits, ...given };
    const attempts = new Attempts(engine);
    this.#engine = engine;
    this.#sessions = new Sessions(engine, origin);
    this.#hashing = new PasswordHashing(hashing);
    this.#setUp = new SetUp(engine, { attempts, limit: limits.setUpFromAddress });
    this.#links = new Links(engine, limits.resetOfMember);
    this.#signIn = new SignIn({ engine, attempts, hashing: this.#hashing, sessions: this.#sessions, limits });
    this.tokens = new Tokens(engine);
  }

  /** Whether there is no agency yet. */
  setUpNeeded(): Promise<boolean> {
    return this.#setUp.isNeeded();
  }

  /** The code that the console shows while there is no agency. Every process has its own. */
  setUpCode(): string {
    return this.#setUp.code;
  }

  /**
   * Does the work that makes the first agency, for who knows the code. A refusal of the work leaves the code good.
   * @throws Refusal `alreadySetUp` (409), `wrongSetUpCode` (401), `tooManyAttempts` (429)
   */
  withSetUpCode<Result>(given: { code: string; address: string }, work: () => Promise<Result>): Promise<Result> {
    return this.#setUp.run(given, work);
  }

  /**
   * `address` is the network address that the request came from.
   * @throws Refusal `wrongPassword` (401), `suspended` (401) where it was right and no agency lets them in, `tooManyAttempts` (429), `tooBusy` (503)
   */
  signIn(given: { email: string; password: string; address: string }): Promise<NewSession> {
    return this.#signIn.byPassword(given);
  }

  /** The session of a request; null where there is none, or none any more. The database is asked each time. */
  async session(cookie: string | null): Promise<Session | null> {
    return cookie ? this.#sessions.find(cookie) : null;
  }

  /** Whether a session that was found earlier still holds; not a use of it. */
  holds(session: Session): Promise<boolean> {
    return this.#sessions.holds(session);
  }

  /** The value of our cookie in a `Cookie` header. */
  cookieIn(header: string | null | undefined): string | null {
    return this.#sessions.read(header);
  }

  /** The `Set-Cookie` header that takes our cookie away. */
  blankCookie(): string {
    return this.#sessions.blankCookie();
  }

  /** Why `session` gave none for this cookie: one of `SessionEnd`. */
  whyEnded(cookie: string): Promise<SessionEnd> {
    return this.#sessions.whyEnded(cookie);
  }

  /** Ends another session of the same person, which is told so. */
  signOutElsewhere(session: string): Promise<void> {
    return this.#sessions.endElsewhere(session);
  }

  /** @param session its `id`, as `session` gives it. */
  signOut(session: string): Promise<void> {
    return this.#sessions.end(session);
  }

  /** Those that have not ended, the last used first. */
  sessionsOf(user: number): Promise<{ id: string; createdAt: number; usedAt: number }[]> {
    return this.#sessions.listOf(user);
  }

  signOutEverywhere(user: number): Promise<void> {
    return this.#sessions.endAllOfUser(user, 'signedOutEverywhere');
  }

  /**
   * Ends all sessions of the person, and begins a new one.
   * @throws Refusal `wrongPassword` (401) where `current` is not theirs, and those of a password that is too weak (422)
   */
  changePassword(session: Session, given: { current: string; next: string; address: string; names: readonly string[] }): Promise<NewSession> {
    return this.#signIn.changePassword(session, given);
  }

  /**
   * Moves over to another agency of the same person.
   * @throws Refusal `record.notFound` (404) where they don't belong to it
   */
  async enter(session: Session, agency: number): Promise<NewSession> {
    const to = (await membershipsOf(reachOf(this.#engine), session.user)).find((membership) => membership.agency === agency && membership.joined);
    if (!to) throw new Refusal('record.notFound', { status: 404 });
    return this.#signIn.enter(session, to);
  }

  /**
   * The hash to store. `names` are the person's e-mail address and name, and the agency's.
   * @throws Refusal `password.tooShort`, `password.tooLong`, `password.common`, `password.personal` (422), `tooBusy` (503)
   */
  async hashPassword(password: string, names: readonly string[]): Promise<string> {
    checkPassword(password, names);
    return this.#hashing.hash(password);
  }

  readonly links = {
    /** Within a command's transaction. @returns the secret that ends the link's address. */
    make: (connection: Connection, link: NewLink): Promise<string> => this.#links.make(connection, link),
    /** @throws Refusal `linkSpent` (401) */
    look: (secret: string): Promise<OpenLink> => this.#links.look(secret),
    /**
     * Chooses the password, and signs in. Who has one already (`look().user.passwordHash`) joins an agency with that.
     * @throws Refusal `linkSpent` (401) from the second time on, and those of a password
     */
    use: async (secret: string, given: { password: string; address: string }): Promise<NewSession> =>
      this.#signIn.byLink(await this.#links.look(secret), given),
  };

  /** In the transaction that changes a member's rights: whoever holds an old session signs in anew. */
  endSessions(connection: Connection, place: Pick<Membership, 'agency' | 'member'>): Promise<void> {
    return this.#sessions.endAllOfMember(connection, { ...place, why: 'roleChanged' });
  }

  /** In the transaction that suspends a member: nothing that was given out opens anything any more. */
  async shutOut(connection: Connection, place: Pick<Membership, 'agency' | 'member'>): Promise<void> {
    await this.#sessions.endAllOfMember(connection, { ...place, why: 'suspended' });
    await this.tokens.revokeAllOf(connection, place);
    await voidLinksOf(connection, place);
  }

  /** Takes away what has ended. To be called now and then. */
  async sweep(): Promise<void> {
    await this.#engine.write(null, async (connection) => {
      await this.#sessions.sweep(connection);
      await sweepAttempts(connection);
      await sweepLinks(connection);
    });
  }
}
