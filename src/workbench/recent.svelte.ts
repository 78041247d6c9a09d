export interface RecentRecord { kind: string; id: string; title: string }

const most = 30;

/** Records that were opened on this machine, newest first. */
export class Recent {
  #all = $state.raw<RecentRecord[]>([]);
  #member = '';
  readonly #isThere: (kind: string) => boolean;

  constructor(isThere: (kind: string) => boolean) {
    this.#isThere = isThere;
  }

  /** Those of kinds that are there now. */
  get records(): RecentRecord[] {
    return this.#all.filter(({ kind }) => this.#isThere(kind));
  }

  restore(member: string): void {
    this.#member = member;
    this.#all = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
  }

  add(record: RecentRecord): void {
    if (!this.#member) return;
    this.#all = [record, ...this.#all.filter(({ id }) => id !== record.id)].slice(0, most);
    localStorage.setItem(this.#key, JSON.stringify(this.#all));
  }

  // Colleagues share machines; what one looked at is not for the next.
  get #key(): string {
    return `gable.recent.${this.#member}`;
  }
}
