import { SvelteMap } from 'svelte/reactivity';
import type { FieldDescription, RecordData, RecordDescription, Reference, TimelineEntry } from '../../index.ts';
import { fieldOf } from '../fields/labels.ts';
import { idOf } from '../fields/textOf.ts';
import type { Workbench } from '../workbench.ts';

/** History keeps ids; readers want the names that they have today. */
export class Names {
  readonly #titles = new SvelteMap<string, string>();
  readonly #asked = new Set<string>();
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Asks for the names of all records that these entries speak of, once each. */
  learn(description: RecordDescription, entries: TimelineEntry[]): void {
    const wanted = new Map<string, string[]>();
    for (const { field, before, after } of entries.flatMap(({ changes = [] }) => changes)) {
      const target = fieldOf(description, field)?.target;
      if (!target || target === 'members') continue;
      const fresh = [before, after].flatMap(idsIn).filter((id) => !this.#asked.has(id));
      for (const id of fresh) this.#asked.add(id);
      if (fresh.length) wanted.set(target, [...(wanted.get(target) ?? []), ...fresh]);
    }
    for (const [target, ids] of wanted) void this.#ask(target, ids);
  }

  /** The value with what it refers to named. */
  named({ kind, target }: FieldDescription, value: unknown): unknown {
    // Colleagues are known by name without being asked for.
    if ((kind !== 'reference' && kind !== 'references') || target === 'members') return value;
    const name = (one: Reference | string): Reference => ({ ...(typeof one === 'object' ? one : {}), id: idOf(one), title: this.#titles.get(idOf(one)) ?? '…' });
    return Array.isArray(value) ? value.map(name) : value ? name(value as Reference) : value;
  }

  async #ask(target: string, ids: string[]): Promise<void> {
    const asked = ids.slice(0, 100);
    try {
      const { data } = await this.#workbench.rest.get<{ data: RecordData[] }>(target, { filter: `id:${asked.join(',')}`, archived: 'any', limit: 100 });
      for (const { id, title } of data) this.#titles.set(id, title);
      for (const id of asked) if (!this.#titles.has(id)) this.#titles.set(id, this.#workbench.t('timeline.gone'));
    } catch {
      // Without names the change is still told.
    }
  }
}

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value : value ? [value] : []).map((one) => idOf(one as Reference)).filter((id) => typeof id === 'string');
