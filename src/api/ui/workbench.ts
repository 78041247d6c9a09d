import { getContext, setContext, type Component } from 'svelte';
import type {
  AgencyDescription, Bootstrap, BulkAction, ChangeEvent, CommandAnswer, Disposable, FieldDescription, Locale, MemberDescription, PresenceState, PresentMember, RecordDescription, ReportContribution, WalkthroughStep,
} from '../index.ts';
import type { Formats } from './formats.ts';
import type { ListQuery } from './listQuery.ts';
import type { Rest } from './rest.ts';

/** What a component or the browser half of an extension sees of the workbench. */
export interface Workbench {
  readonly agency: AgencyDescription;
  /** The member who is signed in. */
  readonly me: MemberDescription;
  readonly locale: Locale;
  readonly direction: 'ltr' | 'rtl';
  /** The session has ended and the window is on its way to the sign-in page: what is being written is kept, and no question asked. */
  readonly isSignedOut: boolean;
  /** The member has signed out and leaves for good: nothing that was being written is kept, and no question asked. */
  readonly isLeaving: boolean;
  /** True under 640 px: one column, nothing may need a pointer that hovers. */
  readonly isPhone: boolean;
  readonly records: RecordDescription[];
  readonly members: Bootstrap['members'];
  readonly teams: Bootstrap['teams'];
  readonly format: Formats;
  readonly rest: Rest;
  readonly toasts: Toasts;
  readonly views: Views;
  readonly sections: Components;
  readonly actions: Actions;

  /** The message of `key` in the member's language, filled with `values`; the key itself where there is none. */
  t(key: string, values?: Record<string, unknown>): string;
  /** Whether there is a message of that key. */
  has(key: string): boolean;
  /** The kind as data, with the caller's rights applied; undefined where its extension is off. */
  describe(kind: string): RecordDescription | undefined;
  /** A colleague by id, suspended ones included. */
  member(id: string | null | undefined): Bootstrap['members'][number] | undefined;
  /** What a role is called. */
  roleName(id: string): string;
  /** Whether the signed-in member may run that command. */
  may(command: string): boolean;
  /** Fields of the command's input; empty where it takes none or may not be run. */
  inputOf(command: string): FieldDescription[];

  /**
   * Runs a command on the server. When it changed something, a toast says so and offers undo.
   * @throws Refusal with the server's sentence as `message`; unless `quietly` or `showsRefusal` is set it has been shown as a toast already.
   */
  run<Data = unknown>(command: string, input?: unknown, options?: RunOptions): Promise<CommandAnswer<Data>>;
  /** Undoes the last command of this window that was not undone yet. */
  /** Does the browser's part of a command where there is one, and otherwise runs it on the server. */
  perform(command: string, input?: Record<string, unknown>): unknown;
  /** Commands that extensions offer on a record of this kind, and this member may run. */
  commandsOn(kind: string): { id: string; icon?: string }[];
  /** First steps that extensions add; `key` is the message of each one's title, `<key>.text` of what it is for. */
  readonly firstSteps: (WalkthroughStep & { key: string })[];
  /**
   * Changes, archives or brings back many records by one command. Settles once the server has taken it on; how far it is
   * is shown, with what stops it, and what undoes it at the end.
   * @throws Refusal
   */
  changeMany(change: ManyChange): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Calls back for each change of the kind by anybody, this window included; with `id`, of that record alone. */
  onChange(kind: string, listener: (event: ChangeEvent) => void, id?: string): Disposable;

  /** Tells those who have the same record open that this window is at it, until what is answered is disposed of. */
  enter(kind: string, id: string, state: PresenceState): Beside & Disposable;

  /** Ids of the reports that stand on the home page, in order; those of the agency's modules that it begins with, unless somebody has chosen. */
  readonly pinnedReports: string[];
  pinReports(ids: string[]): Promise<void>;
  /** Reports that extensions bring ready-made, by their ids: `deals.pipeline`. */
  readonly readyReports: (ReportContribution & { title: string })[];

  /** Goes to an address of the workbench (`/deals?view=board`) and gives it a tab. */
  open(address: string, options?: { inBackground?: boolean; replace?: boolean }): Promise<void>;
  /** `/contacts`, `/contacts/<id>`, `/contacts/new`. */
  addressOf(kind: string, id?: string): string;
  /** Names the tab of the page that is shown, when the page learns or changes its title. */
  nameTab(title: string): void;
  /** Closes the tab of the page that is shown and goes to its neighbour. */
  closeTab(): void;

  /** Shows a component in a dialog. It is given `props` and `done(result)`; undefined when the dialog was dismissed. */
  ask<Result>(dialog: Component<any>, props?: Record<string, unknown>): Promise<Result | undefined>;
  /** Asks yes or no before something that can't be undone. */
  confirm(question: Question): Promise<boolean>;
  /** Opens the system's file chooser. Empty when nothing was chosen. */
  chooseFiles(options?: { accept?: string; several?: boolean }): Promise<File[]>;
}

/** Who else has a record open, as they come and go. */
export interface Beside {
  readonly others: PresentMember[];
}

export interface RunOptions {
  /** No toast, neither of success nor of refusal: the caller shows it. */
  quietly?: boolean;
  /** No toast of a refusal, which the caller shows where it was caused. */
  showsRefusal?: boolean;
  /** Says what happened instead of the message `<command>.done`. */
  done?: string;
  /** Ctrl+Z passes it over: a setting of one's own, say. */
  withoutUndo?: boolean;
}

/** What is to be done with which records. */
export interface ManyChange {
  records: string;
  action: BulkAction;
  /** By field, for `change`. */
  values?: Record<string, unknown>;
  /** What comes into fields of several words and goes out of them, by field; the rest stays as each record has it. */
  adds?: Record<string, string[]>;
  removes?: Record<string, string[]>;
  /** Those by their ids, or else all that a list shows. */
  ids?: string[];
  query?: ListQuery;
}

export interface Question {
  title: string;
  text?: string;
  /** Words of the button that goes ahead. */
  action: string;
  meaning?: 'bad';
}

export interface Toasts {
  show(toast: Toast): Disposable;
}

export interface Toast {
  text: string;
  meaning?: 'good' | 'warn' | 'bad' | 'info';
  action?: { label: string; run: () => unknown };
  /** 0 stays until dismissed; 6000 otherwise, and longer while pointed at. */
  milliseconds?: number;
}

/** Pages of the editor area, by the view's id in the manifest. */
export interface Views {
  /**
   * `load` runs on the server for the first paint and in the browser later; its answer is the component's `data`.
   * The component also gets `url`.
   */
  add<Data>(id: string, component: Component<any>, load?: (context: LoadContext) => Promise<Data>): Disposable;
}

export interface LoadContext {
  url: URL;
  rest: Rest;
  workbench: Workbench;
}

/** Components by id: record sections (props: `{ description, record }`). */
export interface Components {
  add(id: string, component: Component<any>): Disposable;
  get(id: string): Component<any> | undefined;
}

/** What a command does in the browser before or instead of the server's part: asks for more, opens a page. */
export interface Actions {
  add(command: string, act: (input: Record<string, unknown>) => unknown): Disposable;
  /** Does the browser's part where there is one, and otherwise runs the command on the server. */
  perform(command: string, input?: Record<string, unknown>): unknown;
}

/** What `browser.ts` of an extension exports as `activate`. Everything registered is kept and undone with the extension. */
export type Activate = (workbench: Workbench, keep: <T extends Disposable>(disposable: T) => T) => void | Promise<void>;

const key = Symbol.for('gable.workbench');

/** The workbench around a component. To be called while the component is being set up. */
export const getWorkbench = (): Workbench => getContext<Workbench>(key);
export const setWorkbench = (workbench: Workbench): Workbench => setContext(key, workbench);
