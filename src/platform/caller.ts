import type { Locale, Preferences, Role } from '@gable/api';
import type { Scopes } from './auth/scopes.ts';
import type { Setting } from '@gable/db/field.ts';
import type { RunnableCommand } from './commands/commands.ts';
import type { Additions } from './extensions/installed.ts';
import type { Role as AgencyRole } from './permissions/roles.ts';
import type { SharedVerb } from './permissions/sight.ts';
import type { Kinds } from './records/kinds.ts';
import type { Seal } from './seal.ts';

/** On whose behalf something is read or written, in which agency. */
export interface Caller {
  agency: Agency;
  /** Null for the office itself: jobs, the command line, consequences that a rule demands. */
  member: CallingMember | null;
  locale: Locale;
  /** Where a token asks, what it may do of what its member may; all of it where left out. */
  scopes?: Scopes;
}

export interface CallingMember {
  id: string;
  title: string;
  role: Role;
  team: string | null;
}

/** An agency's standing data, kept in memory. */
export interface Agency extends Required<Omit<Setting, 'areaUnit'>> {
  id: number;
  name: string;
  timeZone: string;
  settings: AgencySettings;
  /** Everybody who ever belonged to it, by id. */
  members: ReadonlyMap<string, AgencyMember>;
  teams: ReadonlyMap<string, string>;
  /** What its people may do, by the role's id. */
  roles: ReadonlyMap<string, AgencyRole>;
  /** Single records that were shared, by member, kind and id. */
  shares: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, SharedVerb>>>;
  /** The kinds of records that it keeps: the built-in ones with the fields that were added to them, and those of its own. */
  kinds: Kinds;
  /** Commands that only it has. */
  commands: ReadonlyMap<string, RunnableCommand>;
  additions: Additions;
  /** By which it knows again what it gave out. */
  seal: Seal;
}

export interface AgencyMember extends CallingMember {
  email: string;
  user: number | null;
  /** False for who was invited and has not come yet. */
  joined: boolean;
  suspended: boolean;
  locale: Locale | null;
  preferences: Preferences;
}

export interface AgencySettings {
  areaUnit: 'squareMeters' | 'squareFeet';
  locale: Locale;
  /** After how many months contact data that nobody confirmed is `stale`; twelve where nobody has said. */
  staleAfterMonths?: number;
  /** Events that somebody outside listens to. */
  webhooks?: string[];
  /** What modules keep for the agency: the deals' pipeline. */
  [module: string]: unknown;
}
