import { MediaQuery } from 'svelte/reactivity';
import type { Bootstrap, ChangeEvent, CommandAnswer, Disposable, Preferences, PresenceState, SavedView } from '@gable/api';
import type { Component } from 'svelte';
import { addIcons, type Formats, type ManyChange, type Question, type Rest, type RunOptions, type Workbench } from '@gable/api/ui';
import { chooseFiles } from './chooseFiles.ts';
import { Commands } from './commands.svelte.ts';
import { answerEarlyPress } from './earlyPress.ts';
import { BrowserHalves } from './extensions/activate.ts';
import { forgetOthers } from './forgetOthers.ts';
import { formatsFor } from './formats.ts';
import { Known } from './known.svelte.ts';
import { Live } from './live/live.svelte.ts';
import { leadsSomewhere } from './leadsSomewhere.ts';
import { ManyChanges } from './many/manyChanges.svelte.ts';
import { PaletteState } from './palette/palette.svelte.ts';
import { pageTitle } from './pageTitle.ts';
import { Questions } from './questions.svelte.ts';
import { Recent } from './recent.svelte.ts';
import { ActionRegistry, ComponentRegistry, ViewRegistry } from './registry.ts';
import { pinnedOf, pinReports, readyReports } from './reports/readyReports.ts';
import { restOver } from './rest.ts';
import { ScrollMemory } from './scroll.ts';
import { soon } from './soon.ts';
import { SideBarState } from './parts/sideBar.svelte.ts';
import { tabPathOf, Tabs } from './tabs.svelte.ts';
import { ToastList } from './toasts.svelte.ts';

/** How a window moves; the routes know, the workbench is told. */
export interface Navigation {
  go(address: string, options: { replace: boolean }): Promise<void>;
  /** Loads anew what is shown. */
  refresh(): Promise<void>;
  signedOut(): void;
}

/** One member's workbench in one window; on the server, for one answer. */
export class GableWorkbench extends Known implements Workbench {
  readonly format: Formats;
  readonly rest: Rest;
  readonly commands: Commands = new Commands(this);
  readonly toasts = new ToastList();
  readonly tabs = new Tabs();
  readonly recent = new Recent((kind) => this.describe(kind) !== undefined);
  readonly many: ManyChanges = new ManyChanges(this);
  readonly questions = new Questions();
  readonly palette = new PaletteState();
  readonly scroll = new ScrollMemory();
  readonly sideBar = new SideBarState();
  readonly views = new ViewRegistry();
  readonly sections = new ComponentRegistry();
  readonly actions: ActionRegistry;
  readonly halves: BrowserHalves = new BrowserHalves(this);
  readonly live: Live;
  readonly preferences: Preferences;
  isSignedOut = false;
  isLeaving = false;
  #navigation: Navigation | undefined;
  readonly #narrow = new MediaQuery('max-width: 640px', false);

  constructor(bootstrap: Bootstrap, fetch: typeof globalThis.fetch) {
    super(bootstrap);
    addIcons(bootstrap.icons);
    this.preferences = asState(bootstrap.member.preferences);
    this.format = formatsFor(bootstrap.locale, bootstrap.agency);
    this.rest = this.restOver(fetch);
    this.actions = new ActionRegistry((command, input) => this.run(command, input));
    this.live = new Live({
      onMissed: () => void this.#navigation?.refresh(),
      onSignedOut: () => this.#signedOut(), isGone: () => this.isSignedOut || this.isLeaving,
    });
  }

  /** The same API over the fetch of a page that is being loaded. */
  restOver(fetch: typeof globalThis.fetch): Rest {
    return restOver(fetch, { onOffline: () => this.#cutOff(), onSignedOut: () => this.#signedOut() });
  }

  #signedOut(): void {
    if (this.isSignedOut || this.isLeaving || !this.#navigation) return;
    this.isSignedOut = true;
    this.#navigation.signedOut();
  }

  #cutOff(): string {
    void this.live.cutOff();
    return this.t('offline');
  }

  /** Begins to live in a window. */
  start(navigation: Navigation): void {
    this.#navigation = navigation;
    forgetOthers(this.me.id);
    this.tabs.restore(this.me.id, (address) => pageTitle(this, address));
    this.tabs.closeGone((path) => leadsSomewhere(this, path));
    this.sideBar.restore();
    this.recent.restore(this.me.id);
    this.live.start(this.bootstrap.changes);
    answerEarlyPress();
    this.commands.restore(this.me.id);
    this.commands.hearRefusals();
    this.many.restore(this.me.id);
    const readSoon = soon(() => this.readAnew(), 500);
    for (const kind of ['members', 'teams', 'agencies']) this.live.onChange(kind, readSoon);
    this.live.onChange('views', soon(() => this.readViews(), 300));
  }

  /** Colleagues who came, left or changed their name are named everywhere, and so are stages; kinds and fields come and go. */
  readAnew = async (): Promise<void> => {
    const before = this.bootstrap;
    this.bootstrap = await this.rest.get<Bootstrap>('workbench').catch(() => before);
    addIcons(this.bootstrap.icons);
    const { records, extensions } = this.bootstrap;
    if (JSON.stringify([before.records, before.extensions]) !== JSON.stringify([records, extensions])) await this.#showWhatIsThere();
  };

  /** Saved views of one's own and those that others share come, change and go. */
  readViews = async (): Promise<void> => {
    const answer = await this.rest.get<{ data: SavedView[] }>('views', { sort: 'title', limit: 200 }).catch(() => null);
    if (answer) this.bootstrap = { ...this.bootstrap, views: answer.data };
  };

  async #showWhatIsThere(): Promise<void> {
    const next = this.tabs.closeGone((path) => leadsSomewhere(this, path));
    if (next) await this.open(next, { replace: true });
    else await this.refresh();
  }

  get pinnedReports() { return pinnedOf(this); }
  pinReports = (ids: string[]): Promise<void> => pinReports(this, ids);
  get readyReports() { return readyReports(this); }
  get isPhone() { return this.#narrow.current; }

  run = async <Data = unknown>(command: string, input?: unknown, options?: RunOptions): Promise<CommandAnswer<Data>> => {
    const { current } = this.tabs;
    const isAboutShown = isAbout(current, input);
    const answer = await this.commands.run<Data>(command, input, options);
    if (isAboutShown && answer.command) this.tabs.keep(current);
    return answer;
  };

  changeMany = (change: ManyChange): Promise<void> => this.many.begin(change);
  undo = (): Promise<void> => this.commands.undo();
  redo = (): Promise<void> => this.commands.redo();
  onChange = (kind: string, listener: (event: ChangeEvent) => void, id?: string): Disposable => this.live.onChange(kind, listener, id);
  enter = (kind: string, id: string, state: PresenceState) => this.live.whereabouts.enter(kind, id, state);

  /** Does the browser's part of a command, once its extension is there; else runs it on the server. */
  perform = async (command: string, input?: Record<string, unknown>): Promise<unknown> => {
    const extension = this.contributions.extensionOfCommand(command);
    if (extension) await this.halves.activate(extension);
    // One that is no more than data takes the record, and nothing else.
    if (this.contributions.isSetting(command)) return input?.id ? this.run(command, { id: input.id }) : undefined;
    return this.actions.perform(command, input);
  };

  open = async (address: string, { inBackground = false, replace = false } = {}): Promise<void> => {
    if (inBackground) {
      const path = tabPathOf(address.split('?')[0]!);
      this.tabs.addInBackground({ path, address, title: this.titleOf(path), icon: this.iconOf(path), isPreview: false });
    } else {
      await this.#navigation?.go(address, { replace });
    }
  };

  leavePage(): void {
    // A form is begun at its top again, where it says what it has kept.
    if (!this.tabs.current.endsWith('/new')) this.scroll.leave(this.tabs.current);
  }

  refresh = async (): Promise<void> => this.#navigation?.refresh();
  addressOf = (kind: string, id?: string): string => (id ? `/${kind}/${id}` : `/${kind}`);
  /** By the address: a new page may stand before its tab is the current one. */
  nameTab = (title: string): void => this.tabs.rename(tabPathOf(location.pathname), title);
  closeTab = (path = this.tabs.current): void => {
    const next = this.tabs.close(path);
    if (next) void this.open(next);
  };

  ask = <Result>(dialog: Component<any>, props: Record<string, unknown> = {}): Promise<Result | undefined> => this.questions.ask<Result>(dialog, props);
  confirm = (question: Question): Promise<boolean> => this.questions.confirm(question);

  chooseFiles = chooseFiles;

  /** The record that is open, as input for a command on it. */
  get shownRecord(): Record<string, unknown> {
    const [, kind = '', id] = this.tabs.current.split('/');
    return this.describe(kind) && id && id !== 'new' ? { id, kind } : {};
  }

  /** What a tab says before its page is known. */
  titleOf(path: string): string {
    const [, kind = '', id] = path.split('/');
    return pageTitle(this, path) ?? this.recent.records.find((record) => record.id === id)?.title ?? this.t(`${kind}.one`);
  }

  iconOf(path: string): string {
    const [, kind = ''] = path.split('/');
    const container = this.contributions.containers.find(({ opens }) => opens === `/${kind}`);
    return this.describe(kind)?.icon ?? container?.icon ?? ownIcons[kind] ?? 'file-text';
  }
}

function asState(preferences: Preferences): Preferences {
  const state = $state({ ...preferences });
  return state;
}

/** Whether a command's input names the record at an address, as its own or as what it is about. */
const isAbout = (path: string, input: unknown): boolean => {
  const [, kind = '', id] = path.split('/');
  return Boolean(id) && Object.values(input ?? {}).some((value) => value === id || value === `${kind}/${id}`);
};

const ownIcons: Record<string, string> = { '': 'house', settings: 'settings' };
