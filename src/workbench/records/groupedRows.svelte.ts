import { SvelteSet } from 'svelte/reactivity';
import type { FieldDescription, RecordData, RecordDescription } from '@gable/api';
import type { Grouped, Line, RecordGroup } from '@gable/api/ui';
import { soon } from '../soon.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { inGroup, loadGroups } from './groups.ts';
import { loadPage, type Asked } from './openList.ts';

export interface GroupingSource { description: RecordDescription; by: FieldDescription; groups: RecordGroup[]; figures: { sum: string[]; average: string[] }; asked: Asked }

/** What has been loaded of one group; without a cursor there is no more, and none yet where it is undefined. */
interface Loaded { data: RecordData[]; next: string | null | undefined }

const firstPage = 50;

/** A list in groups: their heads at once, their records as they come into sight. */
export class GroupedRows implements Grouped {
  #groups = $state.raw<RecordGroup[]>([]);
  #loaded = $state.raw<ReadonlyMap<string, Loaded>>(new Map());
  readonly #closed = new SvelteSet<string>();
  readonly #source: () => GroupingSource;
  readonly #workbench: GableWorkbench;
  readonly #loading = new Map<string, Promise<void>>();
  readonly #followSoon = soon(() => this.#refresh(), 500);
  #turn = 0;
  #taken: RecordGroup[] | undefined;
  #wanted = '';

  constructor(workbench: GableWorkbench, source: () => GroupingSource) {
    this.#workbench = workbench;
    this.#source = source;
    this.#take();
    $effect.pre(() => this.#take());
    $effect(() => {
      const following = workbench.onChange(source().description.kind, this.#followSoon);
      return () => {
        following.dispose();
        this.#followSoon.cancel();
      };
    });
  }

  readonly lines = $derived.by<Line[]>(() => this.#groups.flatMap((group) => this.#linesOf(group)));
  readonly records = $derived.by<RecordData[]>(() => this.lines.flatMap((line) => ('record' in line ? line.record : [])));

  get field() { return this.#source().by; }

  toggle(key: string): void {
    if (!this.#closed.delete(key)) this.#closed.add(key);
  }

  toggleAll(isOpen: boolean): void {
    if (isOpen) this.#closed.clear();
    else for (const { key } of this.#groups) this.#closed.add(key);
  }

  /** One page at a time, however often it is asked for. */
  load(key: string): Promise<void> {
    let loading = this.#loading.get(key);
    if (!loading) this.#loading.set(key, loading = this.#load(key).catch(() => {}).finally(() => this.#loading.delete(key)));
    return loading;
  }

  async #load(key: string): Promise<void> {
    const turn = this.#turn;
    const group = this.#groups.find((one) => one.key === key);
    const before = this.#loaded.get(key);
    if (!group || before?.next === null) return;
    const answer = await loadPage({ ...this.#askedIn(group), after: before?.next });
    if (turn === this.#turn) this.#keep(key, { data: [...(before?.data ?? []), ...answer.data], next: answer.next });
  }

  /** Counts and figures anew, and the beginning of what has been loaded: whatever was changed may stand in another group now. */
  async #refresh(): Promise<void> {
    const turn = this.#turn;
    const { asked, by, figures } = this.#source();
    const groups = await loadGroups(this.#workbench, { asked, by, figures }).catch(() => null);
    if (!groups || turn !== this.#turn) return;
    const open = groups.filter(({ key }) => this.#loaded.has(key));
    const answers = await Promise.all(open.map((group) => loadPage({ ...this.#askedIn(group), limit: Math.min(200, Math.max(firstPage, this.#loaded.get(group.key)!.data.length)) }).catch(() => null)));
    if (turn !== this.#turn) return;
    this.#groups = groups;
    this.#loaded = new Map(open.flatMap(({ key }, at) => (answers[at] ? [[key, answers[at]] as const] : [])));
  }

  #take(): void {
    const { groups, figures } = this.#source();
    const wanted = JSON.stringify(figures);
    if (groups === this.#taken) {
      if (wanted !== this.#wanted) this.#followSoon();
      this.#wanted = wanted;
      return;
    }
    this.#wanted = wanted;
    this.#taken = groups;
    this.#turn += 1;
    this.#loading.clear();
    this.#groups = groups;
    this.#loaded = new Map();
  }

  #keep(key: string, loaded: Loaded): void {
    this.#loaded = new Map([...this.#loaded, [key, loaded]]);
  }

  #linesOf(group: RecordGroup): Line[] {
    const isOpen = !this.#closed.has(group.key);
    const head = { head: group, isOpen };
    if (!isOpen) return [head];
    const loaded = this.#loaded.get(group.key);
    const missing = loaded?.next === null ? 0 : Math.max(1, Math.min(firstPage, group.count - (loaded?.data.length ?? 0)));
    return [head, ...(loaded?.data ?? []).map((record) => ({ record })), ...Array.from({ length: missing }, () => ({ waiting: group.key }))];
  }

  #askedIn(group: RecordGroup): Asked {
    const { asked, by } = this.#source();
    return { ...asked, query: { ...asked.query, filter: inGroup(by, group.value, asked.query.filter) } };
  }
}
