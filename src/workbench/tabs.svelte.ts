export interface Tab {
  /** Address without its query, as `tabPathOf` has it; two filters of one list share a tab. */
  path: string;
  /** Address as it was last seen, query included. */
  address: string;
  title: string;
  icon: string;
  /** A record that was only looked at, not written in: the next one takes its place. */
  isPreview: boolean;
}

/** Settings are one place: their pages share a tab. */
export const tabPathOf = (path: string): string => (path.startsWith('/settings/') ? '/settings' : path);

const most = 16;

/** What is open in this window, in order. The address decides which one is shown. */
export class Tabs {
  open = $state.raw<Tab[]>([]);
  current = $state('');
  #member = '';

  /** Brings back this window's tabs; what the server drew stays where it is. Pages are named anew: the language may have changed since. */
  restore(member: string, titleOf: (address: string) => string | undefined = () => undefined): void {
    this.#member = member;
    const stored = sessionStorage.getItem(this.#key);
    const before = ((stored ? JSON.parse(stored) : []) as Tab[]).map((tab) => ({ ...tab, title: titleOf(tab.address) ?? tab.title }));
    const shown = this.open.find((tab) => tab.path === this.current);
    if (!shown) this.open = before;
    else if (before.some((tab) => tab.path === shown.path)) this.open = before.map((tab) => (tab.path === shown.path ? { ...shown, isPreview: tab.isPreview } : tab));
    else this.open = [...before.filter(({ isPreview }) => !(isPreview && shown.isPreview)), shown];
    this.#store();
  }

  show(tab: Tab): void {
    const existing = this.open.find(({ path }) => path === tab.path);
    if (existing) this.#replace(existing.path, { ...tab, isPreview: existing.isPreview && tab.isPreview });
    else this.#add(tab);
    this.current = tab.path;
    this.#store();
  }

  addInBackground(tab: Tab): void {
    if (!this.open.some(({ path }) => path === tab.path)) this.open = [...this.open, { ...tab, isPreview: false }];
    this.#store();
  }

  rename(path: string, title: string): void {
    const tab = this.open.find((tab) => tab.path === path);
    if (!tab || tab.title === title) return;
    this.#replace(path, { ...tab, title });
    this.#store();
  }

  keep(path: string): void {
    const tab = this.open.find((tab) => tab.path === path);
    if (!tab?.isPreview) return;
    this.#replace(path, { ...tab, isPreview: false });
    this.#store();
  }

  /** Closes a tab and says which address to show next; undefined when another one is shown anyway. */
  close(path: string): string | undefined {
    const at = this.open.findIndex((tab) => tab.path === path);
    if (at < 0) return undefined;
    this.open = this.open.toSpliced(at, 1);
    this.#store();
    if (path !== this.current) return undefined;
    else return (this.open[at] ?? this.open[at - 1])?.address ?? '/';
  }

  /** Closes those that lead nowhere now, and says like `close` which address to show next. */
  closeGone(leadsSomewhere: (path: string) => boolean): string | undefined {
    const gone = this.open.filter(({ path }) => !leadsSomewhere(path) && path !== this.current);
    this.open = this.open.filter((tab) => !gone.includes(tab));
    this.#store();
    return leadsSomewhere(this.current) ? undefined : this.close(this.current);
  }

  closeOthers(path: string): void {
    this.open = this.open.filter((tab) => tab.path === path);
    this.#store();
  }

  move(path: string, to: number): void {
    const tab = this.open.find((tab) => tab.path === path);
    if (!tab) return;
    this.open = this.open.filter((other) => other !== tab).toSpliced(to, 0, tab);
    this.#store();
  }

  /** Address of the tab that lies `steps` further, round the end. */
  beside(steps: number): string | undefined {
    const at = this.open.findIndex((tab) => tab.path === this.current);
    return this.open.at((at + steps) % this.open.length)?.address;
  }

  #add(tab: Tab): void {
    const at = this.open.findIndex(({ isPreview }) => isPreview);
    const after = this.open.findIndex(({ path }) => path === this.current) + 1 || this.open.length;
    if (tab.isPreview && at >= 0) this.open = this.open.with(at, tab);
    else this.open = this.open.toSpliced(after, 0, tab);
    if (this.open.length > most) this.open = this.open.toSpliced(this.open.findIndex(({ path }) => path !== tab.path), 1);
  }

  #replace(path: string, tab: Tab): void {
    this.open = this.open.map((other) => (other.path === path ? tab : other));
  }

  #store(): void {
    // Until then they would be overwritten by the one page that the server drew.
    if (this.#member) sessionStorage.setItem(this.#key, JSON.stringify(this.open));
  }

  // Whoever signs in next at this window is not to read the names of their clients.
  get #key(): string {
    return `gable.tabs.${this.#member}`;
  }
}
