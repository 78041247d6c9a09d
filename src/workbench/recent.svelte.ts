export interface RecentRecord { kind: string; id: string; title: string }

const most = 30;

/** Records that were opened on this machine, newest first. */
export class Recent {
  records = $state.raw<RecentRecord[]>([]);
  #member = '';

  restore(member: string): void {
    this.#member = member;
    this.records = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
  }

  add(record: RecentRecord): void {
    if (!this.#member) return;
    this.records = [record, ...this.records.filter(({ id }) => id !== record.id)].slice(0, most);
    localStorage.setItem(this.#key, JSON.stringify(this.records));
  }

  // Colleagues share machines; what one looked at is not for the next.
  get #key(): string {
    return `gable.recent.${this.#member}`;
  }
}
