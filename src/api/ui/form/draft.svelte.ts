import type { FieldDescription, RecordData, RecordDescription, Reference } from '../../index.ts';
import { isEmpty } from '../fields/textOf.ts';
import type { Workbench } from '../workbench.ts';
import { keptAt } from './kept.ts';
import { inRoles } from './roles.ts';

type Values = Record<string, unknown>;

/** What is being typed into a form, kept for this window until it is saved or thrown away. */
export class Draft {
  values = $state<Values>({});
  wasRestored = $state(false);
  readonly #start: Values;
  readonly #fields: FieldDescription[];
  readonly #kept: ReturnType<typeof keptAt<Values>>;

  constructor(workbench: Workbench, description: RecordDescription, { record, values = {}, isShort = false }: { record?: RecordData; values?: Values; isShort?: boolean }) {
    this.#fields = description.fields.filter(({ readOnly }) => !readOnly);
    this.#start = record ? started(this.#fields, record) : inRoles(this.#fields, { ...defaults(this.#fields), ...description.begins, ...given(this.#fields, values) });
    this.#kept = keptAt(workbench, `${description.kind}/${record?.id ?? `${isShort ? 'short' : 'new'}?${JSON.stringify(values)}`}`);
    this.values = structuredClone(this.#start);
    this.#restore();
  }

  get changed(): Values {
    return Object.fromEntries(this.#changedNames.map((name) => [name, outgoing(this.values[name])]));
  }

  /** All that a new record is given. */
  get filled(): Values {
    return Object.fromEntries(Object.entries(this.values).filter(([, value]) => !isEmpty(value)).map(([name, value]) => [name, outgoing(value)]));
  }

  get isDirty(): boolean {
    return this.#changedNames.length > 0;
  }

  /** Called when the form goes away unsaved: nothing that was typed is lost by a wrong press. */
  keep(): void {
    if (this.isDirty) this.#kept.write(Object.fromEntries(this.#changedNames.map((name) => [name, $state.snapshot(this.values[name])])));
    else this.#kept.forget();
  }

  forget(): void {
    this.#kept.forget();
  }

  discard(): void {
    this.forget();
    this.values = structuredClone(this.#start);
    this.wasRestored = false;
  }

  get #changedNames(): string[] {
    return Object.keys(this.values).filter((name) => !isSame(this.values[name], this.#start[name]));
  }

  #restore(): void {
    this.values = { ...this.values, ...this.#kept.read() };
    this.wasRestored = this.isDirty;
  }
}

const started = (fields: FieldDescription[], record: RecordData): Values =>
  Object.fromEntries([...fields.map(({ name }) => name), 'holder'].filter((name) => name in record).map((name) => [name, record[name] ?? null]));

// Somebody in a hurry should find the likely answer there already.
const defaults = (fields: FieldDescription[]): Values =>
  Object.fromEntries(fields.filter(({ kind, required, choices }) => kind === 'choice' && required && choices?.length).map(({ name, choices }) => [name, choices!.find(({ retired }) => !retired)?.value]));

/** An address holds texts: ids become references, numbers numbers. */
function given(fields: FieldDescription[], values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => {
    const kind = fields.find((field) => field.name === name)?.kind;
    if (typeof value !== 'string') return [name, value];
    else if (kind === 'references') return [name, value.split(',').map((id) => ({ id, title: '' }))];
    else if (kind === 'multiChoice' || kind === 'tags') return [name, value.split(',')];
    else if (kind === 'integer' || kind === 'decimal' || kind === 'area') return [name, Number(value)];
    else if (kind === 'boolean') return [name, value === 'yes' || value === 'true'];
    else return [name, value];
  }));
}

/** References and files go out by their ids alone. */
export function outgoing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(outgoing);
  else if (typeof value !== 'object' || value === null || !('id' in value)) return value;
  const { id, role, caption, name } = value as Reference & { caption?: string; name?: string };
  if (name !== undefined || caption !== undefined) return { id, ...(caption && { caption }) };
  else return role ? { id, role } : id;
}

export const isSame = (one: unknown, other: unknown): boolean => (isEmpty(one) && isEmpty(other)) || JSON.stringify(outgoing(one)) === JSON.stringify(outgoing(other));
