import type { Bootstrap, FieldRight, Locale, RecordDescription } from '@gable/api';
import type { Formats, Workbench } from '@gable/api/ui';
import { formatsFor } from '../../formats.ts';
import { directionOf } from '../../locale.ts';
import { Messages } from '../../messages.ts';
import type { GableWorkbench } from '../../workbench.svelte.ts';
import type { Arranging } from './arranging.svelte.ts';

export interface Previewing {
  arranging: Arranging;
  description: RecordDescription;
  locale: Locale;
  /** Messages of that language, as they are for everybody now. */
  texts: Bootstrap['messages'];
  /** What the role that is looked through does not know of, or may only read. */
  rights: Readonly<Record<string, FieldRight>>;
}

/** The kind as it will be. */
export function arrangedDescription({ arranging: { now, given }, description, rights }: Previewing): RecordDescription {
  const isSeen = (name: string) => !now.hidden.includes(name) && rights[name] !== 'hidden';
  const fields = given.fields.filter(({ name, kind }) => isSeen(name) && !(name === 'photos' && kind === 'files')).map(({ from: _from, names: _names, mayBe: _mayBe, ...field }) => ({
    ...field, ...description.fields.find(({ name }) => name === field.name), demanded: now.demanded.includes(field.name), readOnly: field.readOnly || rights[field.name] === 'readOnly',
  }));
  const others = description.fields.filter(({ name }) => !given.fields.some((field) => field.name === name));
  const form = now.groups.map(({ id, fields: names }) => ({ id, fields: names.filter(isSeen) })).filter(({ fields: names }) => names.length);
  return { ...description, fields: [...fields, ...others], form };
}

/** A workbench in which everything is called as it will be, in the language that is looked at. Nothing can be done in it. */
export function previewWorkbench(workbench: GableWorkbench, previewing: () => Previewing): Workbench {
  const messages = () => {
    const { arranging, description: { kind }, locale, texts } = previewing();
    const keys = [...arranging.given.fields.map(({ name }) => name), ...arranging.now.groups.map(({ id }) => `group.${id}`)];
    return new Messages(locale, { ...texts, ...Object.fromEntries(keys.map((key) => [`${kind}.${key}`, quoted(arranging.nameIn(locale, key))])) });
  };
  const said = $derived.by(messages);
  const own: Partial<Record<keyof Workbench, () => unknown>> = {
    locale: () => previewing().locale,
    direction: () => directionOf(previewing().locale),
    format: (): Formats => formatsFor(previewing().locale, workbench.agency),
    t: () => (key: string, values?: Record<string, unknown>) => said.text(key, values),
    has: () => (key: string) => said.has(key),
    describe: () => (kind: string) => (kind === previewing().description.kind ? arrangedDescription(previewing()) : workbench.describe(kind)),
    may: () => () => false,
    // What somebody has begun to write in a real form does not show up here.
    me: () => ({ ...workbench.me, id: `${workbench.me.id}.preview` }),
  };
  return new Proxy(workbench, { get: (target, key) => own[key as keyof Workbench]?.() ?? Reflect.get(target, key) }) as unknown as Workbench;
}

/** As a message that says just this. */
const quoted = (text: string): string => text.replace(/[\\{}|]/g, '\\$&');
