import type { FieldSketch } from '@gable/db/fieldSketch.ts';
import type { Filter } from './filter.ts';
import type { ReportDescription, ReportLook } from './reports.ts';

/**
 * An extension's `package.json`, as far as Gable reads it. Everything under `contributes` is data:
 * it is read without running a line of the extension's code.
 */
export interface Manifest {
  name: string;
  version: string;
  /** In one sentence, for whoever decides about it. */
  description?: string;
  /** Range of Gable versions that this extension works with, as in npm (`>=0.1`). */
  engines: { gable: string };
  /** Path of the browser half, relative to the manifest. Its `activate(workbench)` maps ids to components. */
  browser?: string;
  /** Path of the server half, relative to the manifest. Its `activate(host)` registers commands and handlers. */
  server?: string;
  /** Names of extensions that must be there for this one to start. */
  extensionDependencies?: string[];
  permissions?: string[];
  contributes?: Contributions;
}

export interface Contributions {
  /** Kinds of records that this extension brings to the screen and the API, by their plural name. */
  records?: RecordContribution[];
  /** Fields that it adds to kinds of others: `{ "records": "properties", "fields": { "seaDistance": { "kind": "integer" } } }`. */
  fields?: FieldContribution[];
  /** Entries of the activity bar. */
  viewsContainers?: ViewsContainer[];
  /** Pages of the editor area and their addresses. */
  views?: View[];
  commands?: CommandContribution[];
  keybindings?: Keybinding[];
  /** By place: `list/title` above the list of a kind, where `recordKind` is that kind. */
  menus?: Record<string, MenuItem[]>;
  /** Sections shown on a record's page, in order. */
  recordSections?: RecordSection[];
  /** Ready-made reports. */
  reports?: ReportContribution[];
  /** Further first steps, shown to whoever is new. */
  walkthroughs?: WalkthroughStep[];
  /** Forms of files that it knows, as paths of JSON files relative to the manifest: see `Importer`. */
  importers?: string[];
}

/** Fields that are added to a kind of another extension; each label is the message `<records>.<field>`. */
export interface FieldContribution {
  records: string;
  fields: Record<string, FieldSketch>;
  /** The group of the form in which they stand; they have one of their own, `<records>.group.<extension>`, unless told. */
  group?: string;
}

export interface RecordContribution {
  kind: string;
  /** The fields of a kind that no server half defines: its records then need no code. A text `title`, or `titleFrom`. */
  fields?: Record<string, FieldSketch>;
  /** Fields that make the title, where it is not a field of its own. */
  titleFrom?: string[];
  /** Fields that those see who may only see that a record exists; all that are not private unless told. */
  outline?: string[];
  /** A name from the Lucide icon set. */
  icon: string;
  /** Fields shown as columns of the table, in order; the title comes first by itself. */
  columns: string[];
  /** Fields of the form, in groups; each group's heading is the message `<kind>.group.<id>`. */
  form: { id: string; fields: string[] }[];
  /** Fields that are asked for only where a choice is made: `{ "firstName": { "field": "contactKind", "values": ["person"] } }`. */
  onlyFor?: Record<string, OnlyFor>;
  /** Fields that say in one glance what it is and where it stands, shown at the head of the page. */
  summary?: string[];
  /** The choice field whose values are the columns of the board. */
  boardBy?: string;
  /**
   * Command that forms ask, while somebody types, whether who or what they write about is there already: `contacts.findSame`.
   * It is given those fields of the form that it takes as input, its texts together (a name in its parts) and any other one
   * at a time, and answers what may be said of each that it found: `{ id, title, holder, lastContactAt, archivedAt }[]`. The
   * form says so beside the field, the last of the texts, by the message `<kind>.<field>.same`, with `name`; before it
   * adds one that has more than a name in common with another, it asks.
   */
  findSame?: string;
  /**
   * Tells that it is over: the field is filled in, or has one of `values`. Its page urges no next step any more, and says
   * `amount` instead of the summary's: a home that is sold tells for how much.
   */
  outcome?: { field: string; values?: string[]; amount?: string };
  /** Its page speaks of a next step only where such a choice is made; everywhere unless told, and nowhere without `values`. */
  planned?: OnlyFor;
  /** First values of any new one: `{ "standardStatus": "Active" }`. Of a choice that is needed it is otherwise the first. */
  begins?: Record<string, unknown>;
  /** First values of a new one that is about another record: `{ "value": "properties.listPrice" }` takes it from the first of `properties`. */
  takes?: Record<string, string>;
  /** First values of a record that is added on the spot through a field that refers to it: `{ "sellers": { "roles": ["seller"] } }`. */
  addedWith?: Record<string, Record<string, unknown>>;
  /** Named filters offered above the table; each title is the message `<kind>.filter.<id>`. */
  filters?: { id: string; filter: string }[];
}

export interface ViewsContainer { id: string; icon: string; /** Address that its icon opens. */ opens: string; order: number }

export interface View {
  id: string;
  /** Address below the root, without the leading slash: `deals`, `my-tasks`. */
  address: string;
  /** Drawn by the host from the record's fields, or by the component registered under the view's id. */
  drawnBy: 'table' | 'board' | 'component';
  records?: string;
  icon?: string;
  filter?: Filter;
  /** Only who may run this command finds it. A page at `settings/<id>` stands among the settings, under the messages `settings.<id>` and `settings.<id>.about`. */
  command?: string;
}

export interface CommandContribution {
  id: string;
  icon?: string;
  /** When-clause: where it is offered in the palette. */
  when?: string;
  /** Kind of the records that it changes, where it needs no code: it sets fields of one. */
  records?: string;
  /** Values that it sets, by field. */
  sets?: Record<string, unknown>;
  /** Filter that a record must fulfil for it: `state:draft`. */
  needs?: string;
}

/** A first step: its words are the messages `<extension>.walkthrough.<id>` and `….text`. */
export interface WalkthroughStep {
  id: string;
  icon?: string;
  /** Address that it opens, without the leading slash. */
  opens?: string;
  /** Kind of which there is a record once it is done; otherwise it is done when it was opened. */
  doneWhen?: string;
}

/** A report that everybody finds among theirs; its name is the message `<extension>.report.<id>`. */
export interface ReportContribution { id: string; shownAs: ReportLook; report: ReportDescription }

export interface Keybinding { command: string; key: string; mac?: string; when?: string }
export interface MenuItem { command: string; when?: string; group?: string }

export interface RecordSection {
  id: string;
  /** Kind of record on whose page it stands. */
  records: string;
  /** A list of records that refer to this one through `field`, or a component of the browser half. */
  shows: { kind: string; field: string } | 'component';
  /** `head` for a component that belongs right under the title; otherwise sections follow the details. */
  place?: 'head';
  /** Stands only on the pages of records with such a value: the people of a household. */
  onlyFor?: OnlyFor;
}

/** A choice field, and those of its values for which something has a meaning. */
export interface OnlyFor { field: string; values: string[] }
