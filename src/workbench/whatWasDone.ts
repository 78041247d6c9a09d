import type { Refusal } from '@gable/api';
import type { GableWorkbench } from './workbench.svelte.ts';

export interface DoneRun {
  command: string;
  input: unknown;
  /** What the server answered. */
  data: unknown;
  /** The caller's own words for it. */
  done?: string;
}

/** What a run did: `text` for whoever has just done it, `label` for undoing it later, when it has to be told which one. */
export function whatWasDone(workbench: Pick<GableWorkbench, 't' | 'has' | 'describe' | 'recent' | 'locale'>, { command, input, data, done }: DoneRun): { text: string; label: string } {
  const { t } = workbench;
  const [kind, verb] = parted(command);
  const said = done ?? saidOf(workbench, command);
  const given = (input ?? {}) as Record<string, unknown>;
  const title = titleIn(data) ?? workbench.recent.records.find(({ id }) => Object.values(given).includes(id))?.title ?? '';
  if (!title || said.includes(title)) return { text: said, label: said };
  const fields = verb === 'change' ? fieldsIn(workbench, kind, given) : [];
  const what = fields.length ? t('done.fields', { what: title, fields: fields.join(t('done.comma')) }) : title;
  const whole = t('done.of', { done: said, what });
  return { text: done ?? whole, label: fields.length && !done ? what : whole };
}

/** Why a run was refused, with the fields that it hangs on where the record has them: whoever reads it sees no form. */
export function whyRefused(workbench: Pick<GableWorkbench, 't' | 'has' | 'describe' | 'locale'>, { message, fields = {} }: Refusal, command?: string): string {
  const labels = command ? fieldsIn(workbench, parted(command)[0], fields) : [];
  return labels.length ? workbench.t('refused.fields', { sentence: message, fields: labels.join(workbench.t('done.comma')) }) : message;
}

/** As much of a run as it takes to say it again later: names and ids, and nothing else that was written. */
export function inBrief({ command, input, data }: DoneRun): DoneRun {
  const given = Object.entries((input ?? {}) as Record<string, unknown>).map(([name, value]) => [name, typeof value === 'string' && value.length < 40 ? value : true]);
  return { command, input: Object.fromEntries(given), data: { title: titleIn(data) } };
}

const parted = (command: string): [string, string] => [command.split('.')[0]!, command.split('.').at(-1)!];

function saidOf({ t, has }: Pick<GableWorkbench, 't' | 'has'>, command: string): string {
  const [, verb] = parted(command);
  return t([`${command}.done`, `done.${verb}`].find(has) ?? command);
}

function titleIn(data: unknown): string | undefined {
  const title = (data as { title?: unknown } | null)?.title;
  return typeof title === 'string' && title ? shortened(title) : undefined;
}

// The title of a note is all that was written.
const shortened = (title: string): string => (title.length > 48 ? `${title.slice(0, 47).trimEnd()}…` : title);

/** Names of the fields that were given, as they stand inside a sentence: a status bar has room for three. */
function fieldsIn({ t, has, describe, locale }: Pick<GableWorkbench, 't' | 'has' | 'describe' | 'locale'>, kind: string, input: Record<string, unknown>): string[] {
  const names = Object.keys(input).filter((name) => name !== 'id' && name !== 'revision' && describe(kind)?.fields.some((field) => field.name === name) || name === 'holder');
  const labels = names.map((name) => inSentence(t([`${kind}.${name}`, `record.${name}`].find(has) ?? name), locale));
  return labels.length > 3 ? [...labels.slice(0, 2), '…'] : labels;
}

const inSentence = (label: string, locale: string): string => (/^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLocaleLowerCase(locale) + label.slice(1) : label);
