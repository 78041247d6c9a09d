import type { FieldDescription, RecordDescription } from './description.ts';
import type { Contributions } from './manifest.ts';
import type { SavedView } from './views.ts';
import type { Ability, FieldRight } from './rights.ts';

/** Id of a role: `principal`, `manager`, `assistant`, `agent`, or of one that the agency has made. */
export type Role = string;
export type Locale = 'en' | 'he' | 'el' | 'fa';

/** What a browser needs to draw the workbench for one member: `GET /api/v1/workbench`. */
export interface Bootstrap {
  version: string;
  agency: AgencyDescription;
  member: MemberDescription;
  locale: Locale;
  direction: 'ltr' | 'rtl';
  /** All messages of the locale, in MessageFormat 2, by key. */
  messages: Record<string, string>;
  records: RecordDescription[];
  extensions: { name: string; contributes: Contributions }[];
  /** Icons of extensions from outside, by name, each as one path on a field of 24 by 24. */
  icons: Record<string, string>;
  /** Colleagues, to name the holder of a record. */
  members: { id: string; title: string; role: Role; team: string | null; suspended: boolean }[];
  teams: { id: string; title: string }[];
  /** Saved views of all kinds that this member sees, by their titles. */
  views: SavedView[];
  /** What the roles are called. */
  roles: RoleName[];
  /** Commands that this member may run, with the fields of their input. */
  commands: CommandDescription[];
  /** Number of the newest change when this was read: sent as Last-Event-ID, it makes `GET /api/v1/events` tell what came after. */
  changes: number;
}

/** What a role is called, and whether this member may give it to somebody. */
export interface RoleName { id: Role; title: string; mayGive: boolean }

export interface AgencyDescription {
  /** Its number, as in the addresses of forms: `/x/<id>/…`. */
  id: number;
  name: string;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** IANA name. */
  timeZone: string;
  areaUnit: 'squareMeters' | 'squareFeet';
  /** After so many months contact data that nobody confirmed is stale. */
  staleAfterMonths: number;
}

export interface MemberDescription {
  id: string;
  title: string;
  email: string;
  role: Role;
  team: string | null;
  abilities: Ability[];
  preferences: Preferences;
}

export interface Preferences {
  theme?: 'system' | 'light' | 'dark' | 'highContrastLight' | 'highContrastDark';
  density?: 'comfortable' | 'compact';
  /** The walkthrough's steps that are done or dismissed. */
  walkthrough?: string[];
  /** Ids of the reports on the home page, in order. */
  pinnedReports?: string[];
  /** How tables are laid out, by kind, and by the id of a saved view that somebody has laid out otherwise. */
  tables?: Record<string, TableLayout>;
  /** Ids of the saved views that lists begin with, by kind. */
  defaultViews?: Record<string, string>;
}

/** How somebody has laid out a table. */
export interface TableLayout {
  /** Fields in their order, after the title. */
  columns?: string[];
  /** In pixels, by field. */
  widths?: Record<string, number>;
  /** How many columns after the title stay in sight while the others scroll. */
  pinned?: number;
  /** What stands under columns of numbers, where it is not what usually does. */
  figures?: Record<string, 'sum' | 'average' | 'none'>;
}

export interface CommandDescription {
  id: string;
  /** Fields of the input, drawn as a form where the palette has to ask. */
  input: import('./description.ts').FieldDescription[];
  /** What it does can't be undone. */
  isFinal?: true;
}

/** What a command answers: `POST /api/v1/commands/<id>`. */
export interface CommandAnswer<Data = unknown> {
  data: Data;
  /** Id of this run, for `history.undo`; null where it changed nothing. */
  command: string | null;
}

/** One event of `GET /api/v1/events`. Its SSE id is `sequence`; a client that comes back sends it as Last-Event-ID. */
export interface ChangeEvent {
  sequence: number;
  /** Id of the command's run. */
  command: string;
  kind: string;
  id: string;
  action: 'created' | 'changed' | 'archived' | 'restored';
  /** Member who did it, null for the system. */
  by: string | null;
  fields: string[];
  revision: number;
}

/** One entry of `GET /api/v1/<records>/<id>/timeline`, newest first. */
export interface TimelineEntry {
  id: string;
  at: string;
  by: { id: string; title: string } | null;
  type: 'change' | 'note' | 'task';
  /** For a change: the command that made it, and each field with both values. */
  command?: { id: string; run: string };
  action?: ChangeEvent['action'];
  changes?: FieldChange[];
  /** Whether it can be taken back as far as this record goes; where not, why: a field was changed since, it never can be, or its values were erased. */
  undo?: { can: boolean; why?: 'changedSince' | 'notUndoable' | 'erased'; field?: string };
  /** For an undo: the command that it took back. */
  tookBack?: string;
  /** For a note or a task: the record itself. */
  record?: import('./description.ts').RecordData;
}

/** One field of a record, before and after. */
export interface FieldChange { field: string; before: unknown; after: unknown }

/** Fields that stand together in a form, under the heading `<kind>.group.<id>`. */
export interface FieldGroup { id: string; fields: string[] }

/** How an agency has arranged the fields of a kind. */
export interface FieldLayout {
  /** Counts its changes: one that is based on an older one is refused. */
  revision: number;
  /** Null as long as they stand as usual. */
  groups: FieldGroup[] | null;
  /** What fields, and as `group.<id>` groups, are called instead, by language. */
  labels: Record<string, Partial<Record<Locale, string>>>;
  /** Fields that a new record must have. */
  demanded: string[];
  /** Fields that nobody is shown. */
  hidden: string[];
}

/** `GET /api/v1/fields/<records>`: the fields of a kind, for whoever arranges them. */
export interface FieldArrangement {
  layout: FieldLayout;
  /** As they stand before the agency arranges them. */
  usual: FieldGroup[];
  fields: ArrangedField[];
  /** What groups are called as usual. */
  groupNames: Record<string, Partial<Record<Locale, string>>>;
  /** What roles do not know of, or may only read; `mayChange` where whoever asks may change the role. */
  roles: { id: string; title: string; fields: Record<string, FieldRight>; mayChange: boolean }[];
}

export interface ArrangedField extends FieldDescription {
  /** Who brought it: an extension, the agency itself, or undefined for the program. */
  from?: { extension: string } | 'agency';
  /** What it is called as usual. */
  names: Partial<Record<Locale, string>>;
  mayBe: { demanded: boolean; hidden: boolean };
}
