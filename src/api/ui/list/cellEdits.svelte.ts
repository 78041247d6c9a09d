import { SvelteMap } from 'svelte/reactivity';
import { Refusal, type FieldDescription, type RecordData, type RecordDescription } from '../../index.ts';
import { isSame } from '../form/draft.svelte.ts';
import { sayProblems } from '../form/sayProblems.ts';
import { saveField } from '../page/saveField.ts';
import type { Workbench } from '../workbench.ts';

/** What was typed into cells: shown at once, and taken back with the reason where the server refuses. */
export class CellEdits {
  readonly #workbench: Workbench;
  /** Sent and not yet confirmed, by record and field. */
  readonly #pending = new SvelteMap<string, { value: unknown; revision: number }>();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  valueOf(record: RecordData, name: string): unknown {
    const pending = this.#pending.size ? this.#pending.get(keyOf(record, name)) : undefined;
    return pending && pending.revision >= record.revision ? pending.value : record[name];
  }

  async save({ kind }: RecordDescription, field: FieldDescription, { base, value }: { base: RecordData; value: unknown }): Promise<void> {
    const key = keyOf(base, field.name);
    if (isSame(value, this.valueOf(base, field.name))) return;
    this.#pending.set(key, { value, revision: base.revision });
    try {
      const held = await saveField(this.#workbench, { kind, field: field.name, value, base, back: this.#workbench.t('cancel') });
      if (held !== 'mine') this.#takeBack(key);
    } catch (problem) {
      this.#takeBack(key, problem instanceof Refusal ? this.#sentence(kind, field, problem) : undefined);
      if (!(problem instanceof Refusal)) throw problem;
    }
  }

  #takeBack(key: string, text?: string): void {
    this.#pending.delete(key);
    if (text) this.#workbench.toasts.show({ text, meaning: 'bad', milliseconds: 9000 });
  }

  #sentence(kind: string, { name }: FieldDescription, { fields, message }: Refusal): string {
    return fields?.[name] ? sayProblems(this.#workbench, this.#workbench.describe(kind), { [name]: fields[name] })[name]! : message;
  }
}

const keyOf = ({ id }: RecordData, name: string): string => `${id} ${name}`;
