import type { ChangeEvent, RecordData, RecordDescription, SavedView } from '@gable/api';
import type { ListQuery } from '@gable/api/ui';
import { soon } from '../soon.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { includes } from './includes.ts';
import { countAll, loadColumn, loadPage, type Column, type Counted, type ListAnswer } from './openList.ts';
import { layoutOf } from './tableLayout.ts';
import { boardFieldOf, noValue, shifted, standsIn, totalsOf } from './totals.ts';

interface Source {
  description: RecordDescription;
  query: ListQuery;
  view: SavedView | null;
  counted: Counted | null;
  page?: ListAnswer;
  columns?: Column[];
}

/** So many are asked for by their ids at once. */
const together = 100;

interface BoardMove { record: RecordData; from: string; to: string; before?: string }

/** The records of a list or board on screen: what the page brought, what was loaded after it, what changes meanwhile. */
export class ShownRecords {
  rows = $state.raw<RecordData[]>([]);
  next = $state.raw<string | null>(null);
  counted = $state.raw<Counted | null>(null);
  #columns = $state.raw<Column[]>([]);
  readonly #workbench: GableWorkbench;
  readonly #source: () => Source;
  readonly #reloadSoon = soon(() => this.#reloadFirst());
  readonly #refreshSoon = soon(() => this.#refreshStale());
  readonly #stale = new Set<string>();
  readonly #recountSoon = soon(() => this.#recount(), 500);
  #moves = 0;
  /** The page was left: answers that come now are nobody's, and what it showed can't be asked for any more. */
  #isLeft = false;

  constructor(workbench: GableWorkbench, source: () => Source) {
    this.#workbench = workbench;
    this.#source = source;
    this.#take();
    $effect.pre(() => this.#take());
    $effect(() => {
      this.#isLeft = false;
      const following = workbench.onChange(source().description.kind, (event) => void this.#follow(event));
      return () => {
        this.#isLeft = true;
        following.dispose();
        this.#reloadSoon.cancel();
        this.#refreshSoon.cancel();
        this.#recountSoon.cancel();
      };
    });
  }

  get columns() {
    const by = this.#by;
    // A column without a name shows what is still to be sorted, and nothing where all is.
    const shown = this.#columns.filter(({ value, data }) => value !== noValue || data.length);
    return shown.map(({ value, total, data, next }) => ({
      choice: by?.choices?.find((choice) => choice.value === value) ?? { value }, data, next, total,
    }));
  }

  async more(): Promise<void> {
    if (!this.next) return;
    const answer = await loadPage({ ...this.#asked, after: this.next });
    this.rows = [...this.rows, ...without(answer.data, this.rows)];
    this.next = answer.next;
  }

  async moreIn(value: string): Promise<void> {
    const column = this.#columns.find((column) => column.value === value);
    if (!column?.next) return;
    const answer = await loadColumn({ ...this.#asked, after: column.next }, value);
    this.#replaceColumn({ ...column, data: [...column.data, ...without(answer.data, column.data)], next: answer.next });
  }

  /** Shows a card at its new place at once; puts it back where the server refuses or, answering false, where it was called off. */
  async move(move: BoardMove): Promise<boolean> {
    const was = this.#columns;
    this.#moves += 1;
    this.#columns = this.#placed({ ...move, record: { ...move.record, [this.#by!.name]: this.#valueAfter(move) } });
    try {
      const isDone = await this.#moveOnServer(move);
      if (!isDone) this.#columns = was;
      return isDone;
    } catch (error) {
      this.#columns = was;
      throw error;
    } finally {
      this.#recountSoon();
    }
  }

  /** The extension may ask for more (why was it lost?) and say no by answering false; else only the field changes. */
  async #moveOnServer(move: BoardMove): Promise<boolean> {
    const { description: { kind, extension } } = this.#source();
    const { halves, actions, run, describe } = this.#workbench;
    if (extension) await halves.activate(extension);
    const act = actions.get(`${kind}.moveOnBoard`);
    if (act && this.#by!.name === describe(kind)?.boardBy) return (await act({ ...move })) !== false;
    if (move.from !== move.to) await run(`${kind}.change`, { id: move.record.id, [this.#by!.name]: this.#valueAfter(move) });
    return true;
  }

  /** Of several values only the one whose column was left goes. */
  #valueAfter({ record, from, to }: BoardMove): string | string[] | null {
    const { name, kind } = this.#by!;
    const value = record[name];
    if (to === noValue) return kind === 'multiChoice' ? [] : null;
    else return kind === 'multiChoice' ? [...(Array.isArray(value) ? value : []).filter((one) => one !== from && one !== to), to] : to;
  }

  #take(): void {
    const { page, columns, counted } = this.#source();
    this.counted = counted;
    this.rows = page?.data ?? [];
    this.next = page?.next ?? null;
    this.#columns = columns ?? [];
  }

  async #follow({ id, action }: ChangeEvent): Promise<void> {
    if (this.#columns.length || action !== 'changed') this.#recountSoon();
    if (action === 'created') return this.#reloadSoon();
    const isShown = this.rows.some((record) => record.id === id) || this.#columns.some(({ data }) => data.some((record) => record.id === id));
    if (action === 'restored' || (!isShown && this.#columns.length)) return this.#reloadSoon();
    else if (!isShown) return;
    else if (action === 'archived' && this.#source().query.archived !== 'any') this.#drop(id);
    else {
      this.#stale.add(id);
      this.#refreshSoon();
    }
  }

  /** A change of many comes as thousands of events in a second: what a list shows is then read together. */
  async #refreshStale(): Promise<void> {
    const ids = [...this.#stale];
    this.#stale.clear();
    if (ids.length <= 3) await Promise.all(ids.map((id) => this.#refresh(id)));
    else if (this.#columns.length) await this.#reloadFirst();
    else for (let at = 0; at < ids.length && !this.#isLeft; at += together) await this.#refreshRows(ids.slice(at, at + together));
  }

  async #refreshRows(ids: string[]): Promise<void> {
    const answer = await loadPage({ ...this.#asked, query: { filter: `id:${ids.join(',')}`, archived: 'any' }, limit: together }).catch(() => null);
    if (!answer || this.#isLeft) return;
    const now = new Map(answer.data.map((record) => [record.id, record]));
    this.rows = this.rows.flatMap((record) => now.get(record.id) ?? (ids.includes(record.id) ? [] : record));
  }

  async #refresh(id: string): Promise<void> {
    const { description } = this.#source();
    const answer = await this.#workbench.rest
      .get<{ data: RecordData }>(`${description.kind}/${id}`, { include: includes(description, this.#asked.columns) })
      .catch(() => null);
    if (this.#isLeft) return;
    if (!answer) return this.#drop(id);
    this.rows = this.rows.map((record) => (record.id === id ? answer.data : record));
    const given = this.#by && answer.data[this.#by.name];
    const isWhereItWas = this.#columns.every(({ value, data }) => standsIn(value, given) === data.some((record) => record.id === id));
    if (!isWhereItWas) return this.#reloadSoon();
    this.#columns = this.#columns.map((column) => ({ ...column, data: column.data.map((record) => (record.id === id ? answer.data : record)) }));
  }

  #drop(id: string): void {
    this.rows = this.rows.filter((record) => record.id !== id);
    this.#columns = this.#columns.map((column) => ({ ...column, data: column.data.filter((record) => record.id !== id) }));
  }

  async #reloadFirst(): Promise<void> {
    if (this.#isLeft) return;
    if (this.#source().columns) {
      const answers = await Promise.all(this.#columns.map(({ value }) => loadColumn(this.#asked, value)));
      this.#columns = this.#columns.map((column, index) => ({ ...column, ...answers[index] }));
    } else {
      const answer = await loadPage(this.#asked);
      this.rows = [...answer.data, ...without(this.rows, answer.data).slice(Math.max(0, answer.data.length - this.rows.length))];
      if (this.rows.length <= answer.data.length) this.next = answer.next;
    }
  }

  async #recount(): Promise<void> {
    if (this.#isLeft) return;
    const [moves, { query }] = [this.#moves, this.#source()];
    const [counted, totals] = await Promise.all([countAll(this.#asked), this.#columns.length ? totalsOf(this.#asked) : null]);
    // Counted before a card was moved again; that move has it counted anew.
    if (this.#isLeft || moves !== this.#moves || query !== this.#source().query) return;
    this.counted = counted;
    if (totals) this.#columns = this.#columns.map((column) => ({ ...column, total: totals.get(column.value) ?? null }));
  }

  #placed({ record, from, to, before }: BoardMove): Column[] {
    const { description } = this.#source();
    return this.#columns.map((column) => {
      if (column.value !== from && column.value !== to) return column;
      const data = column.data.filter(({ id }) => id !== record.id);
      const at = before ? data.findIndex(({ id }) => id === before) : -1;
      const difference = (column.value === to ? 1 : 0) - (data.length < column.data.length ? 1 : 0);
      return {
        ...column,
        data: column.value !== to ? data : at < 0 ? [...data, record] : data.toSpliced(at, 0, record),
        total: column.total && difference ? shifted(column.total, difference, { record, description }) : column.total,
      };
    });
  }

  #replaceColumn(column: Column): void {
    this.#columns = this.#columns.map((other) => (other.value === column.value ? column : other));
  }

  get #asked() {
    const { description, query, view } = this.#source();
    return { rest: this.#workbench.rest, description, query, columns: layoutOf(this.#workbench, description.kind, view).columns };
  }

  get #by() {
    return boardFieldOf(this.#source().description);
  }
}

function without(records: RecordData[], known: RecordData[]): RecordData[] {
  const ids = new Set(known.map(({ id }) => id));
  return records.filter(({ id }) => !ids.has(id));
}
