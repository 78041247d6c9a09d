import type { TimelineEntry } from '../../index.ts';
import type { Workbench } from '../workbench.ts';

interface Page { data: TimelineEntry[]; next: string | null }

/** The part of a timeline that is about one person's doings, or about one field. */
export class Narrowed {
  person = $state('');
  field = $state('');
  #page: Page | undefined = $state.raw();
  readonly #workbench: Workbench;
  readonly #about: () => string;

  constructor(workbench: Workbench, about: () => string) {
    this.#workbench = workbench;
    this.#about = about;
  }

  get isOn(): boolean {
    return Boolean(this.person || this.field);
  }

  /** What was found; nothing until there is an answer, and where nothing is asked for. */
  get page(): Page | undefined {
    return this.isOn ? this.#page : undefined;
  }

  async look(): Promise<void> {
    if (!this.isOn) return;
    const [person, field] = [this.person, this.field];
    const found = await this.#ask();
    if (found && person === this.person && field === this.field) this.#page = found;
  }

  async older(): Promise<void> {
    const shown = this.#page;
    const more = shown?.next ? await this.#ask(shown.next) : undefined;
    if (more && shown === this.#page) this.#page = { data: [...shown!.data, ...more.data], next: more.next };
  }

  /** A refusal is no reason to lose what is shown. */
  #ask(after?: string): Promise<Page | undefined> {
    return this.#workbench.rest.get<Page>(`${this.#about()}/timeline`, { person: this.person || undefined, field: this.field || undefined, after }).catch(() => undefined);
  }
}
