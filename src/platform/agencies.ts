import { isDeepStrictEqual } from 'node:util';
import { Refusal, type Locale, type Role } from '@gable/api';
import type { Stored } from '@gable/db/field.ts';
import type { Agency, AgencyMember, AgencySettings, Caller } from './caller.ts';
import type { Engine } from './engine/engine.ts';
import { commandsOf } from './extensions/agencyCommands.ts';
import { kindsOf } from './extensions/agencyKinds.ts';
import { readAdditions, type Additions } from './extensions/installed.ts';
import { readRoles } from './permissions/roles.ts';
import { readShares } from './sharing/shares.ts';
import type { Kinds } from './records/kinds.ts';
import { readSeal } from './seal.ts';
import { Turns } from './turns.ts';

/** The agencies of this Gable with their members, in memory: each request asks for them. */
export class Agencies {
  readonly #engine: Engine;
  readonly #kinds: Kinds;
  readonly #known = new Map<number, Agency>();
  readonly #readings = new Map<number, Turns>();

  constructor(engine: Engine, kinds: Kinds) {
    this.#engine = engine;
    this.#kinds = kinds;
  }

  /** Reads all of them; once, when the office opens. */
  async load(): Promise<void> {
    const rows = await this.#engine.read(null, { sql: 'SELECT id FROM agencies ORDER BY id', params: [] });
    for (const [id] of rows) await this.reload(id as number);
  }

  /** Reads one anew, with all that was committed before the call. */
  reload(id: number): Promise<void> {
    let reading = this.#readings.get(id);
    if (!reading) this.#readings.set(id, reading = new Turns(() => this.#read(id)));
    return reading.ask();
  }

  /** Settled when it has been read, where it is being read anew; null where what is known holds. */
  underWay(id: number): Promise<void> | null {
    return this.#readings.get(id)?.underWay ?? null;
  }

  /** @throws Error where there is none: whoever asks got the number from us. */
  get(id: number): Agency {
    const agency = this.#known.get(id);
    if (!agency) throw new Error(`There is no agency ${id}.`);
    return agency;
  }

  has(id: number): boolean {
    return this.#known.has(id);
  }

  all(): Agency[] {
    return [...this.#known.values()];
  }

  /** The office itself, for jobs and the command line: it sees and may do everything in one agency. */
  office(id: number): Caller {
    const agency = this.get(id);
    return { agency, member: null, locale: agency.settings.locale };
  }

  /**
   * One of its members.
   * @throws Refusal `signIn.needed` (401) for who is suspended or not there.
   */
  caller(id: number, member: string, preferred?: Locale): Caller {
    const agency = this.get(id);
    const known = agency.members.get(member);
    if (!known || known.suspended) throw new Refusal('signIn.needed', { status: 401 });
    return { agency, member: known, locale: known.locale ?? preferred ?? agency.settings.locale };
  }

  /**
   * The same, who was found just now to have that role: what is known is read anew where it says otherwise, because another
   * process has changed it and its word of that is still on the way.
   */
  async freshCaller({ agency, member, role }: { agency: number; member: string; role: Role }, preferred?: Locale): Promise<Caller> {
    const known = this.#known.get(agency)?.members.get(member);
    if (known?.role !== role || known.suspended) await this.reload(agency);
    return this.caller(agency, member, preferred);
  }

  async #read(id: number): Promise<void> {
    const [row] = await this.#engine.read(null, { sql: 'SELECT id, name, country, currency, time_zone, settings FROM agencies WHERE id = ?', params: [id] });
    if (!row) return;
    const [, name, country, currency, timeZone, settings] = row as [number, string, string, string, string, string];
    const members = await this.#members(id);
    const reading = { rows: (sql: string, params: Stored[] = []) => this.#engine.read(id, { sql, params }) };
    const teams = await this.#engine.read(id, { sql: 'SELECT id, title FROM teams WHERE agency_id = ? AND archived_at IS NULL ORDER BY title_key', params: [id] });
    this.#known.set(id, {
      id, name, country, currency, timeZone, settings: JSON.parse(settings) as AgencySettings, members, teams: new Map(teams as [string, string][]),
      roles: await readRoles(reading, id), shares: await readShares(reading, id), seal: this.#known.get(id)?.seal ?? await readSeal(reading, id),
      ...this.#withAdditions(id, await readAdditions(reading, id)),
    });
  }

  /** What is kept for each kind goes with its definition, so those that are the same as before stay. */
  #withAdditions(id: number, additions: Additions): Pick<Agency, 'kinds' | 'commands' | 'additions'> {
    const before = this.#known.get(id);
    if (before && isDeepStrictEqual(before.additions, additions)) return { kinds: before.kinds, commands: before.commands, additions: before.additions };
    const kinds = kindsOf(this.#kinds, additions);
    return { kinds, commands: commandsOf(kinds, this.#kinds, additions), additions };
  }

  async #members(id: number): Promise<Map<string, AgencyMember>> {
    const rows = await this.#engine.read(id, {
      sql: 'SELECT id, title, email, role, team, suspended, locale, preferences, "user", joined_at FROM members WHERE agency_id = ? ORDER BY title_key', params: [id],
    });
    return new Map(rows.map(([member, title, email, role, team, suspended, locale, preferences, user, joinedAt]) => [member as string, {
      id: member as string, title: title as string, email: email as string, role: role as Role, team: team as string | null,
      suspended: suspended === 1, joined: joinedAt !== null, locale: locale as Locale | null, user: user as number | null,
      preferences: preferences ? JSON.parse(preferences as string) as AgencyMember['preferences'] : {},
    }]));
  }
}
