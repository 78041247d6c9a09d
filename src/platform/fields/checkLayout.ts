import { Refusal, type FieldGroup, type FieldLayout, type FieldProblems } from '@gable/api';
import { fold } from '@gable/db/fold.ts';
import { locales } from '../messages.ts';
import type { Arrangement } from './arrangement.ts';
import type { KeptLayout } from './layout.ts';

const mostGroups = 40;
const longestLabel = 80;

/** Null where the fields stand as usual. */
export function checkedGroups(given: unknown, { usual, fields }: Arrangement, before: KeptLayout): FieldGroup[] | null {
  if (given === null || given === undefined) return null;
  const known = new Set([...fields.map(({ name }) => name), ...usual.flatMap((group) => group.fields), ...(before.groups ?? []).flatMap((group) => group.fields)]);
  const seen = new Set<string>();
  const once = (name: unknown): boolean => typeof name === 'string' && !seen.has(name) && Boolean(seen.add(name));
  const isGroup = (group: FieldGroup | null): boolean =>
    typeof group?.id === 'string' && /^[a-z][\w-]{0,59}$/i.test(group.id) && once(`group.${group.id}`) && Array.isArray(group.fields) && group.fields.every((name) => once(name) && known.has(name));
  if (!Array.isArray(given) || given.length > mostGroups || !given.every(isGroup)) throw wrong('groups');
  const groups = (given as FieldGroup[]).map(({ id, fields: names }) => ({ id, fields: names }));
  return JSON.stringify(groups) === JSON.stringify(usual) ? null : groups;
}

/**
 * Without those that say no more than the usual name.
 * @throws Refusal `fields.calledTwice` where two fields are called the same in a language, `fields.groupNameless` where a new group has no name.
 */
export function checkedLabels(given: unknown, { arrangement, before, groups }: { arrangement: Arrangement; before: KeptLayout; groups: FieldGroup[] | null }): FieldLayout['labels'] {
  const { fields, groupNames } = arrangement;
  const names: Record<string, FieldLayout['labels'][string]> = { ...Object.fromEntries(fields.map((field) => [field.name, field.names])), ...Object.fromEntries(Object.entries(groupNames).map(([id, named]) => [`group.${id}`, named])) };
  const isKnown = (key: string): boolean => key in names || key in before.labels || Boolean(groups?.some(({ id }) => key === `group.${id}`));
  if (!isObject(given ?? {})) throw wrong('labels');
  const labels: FieldLayout['labels'] = {};
  for (const [key, said] of Object.entries((given ?? {}) as Record<string, unknown>)) {
    if (!isKnown(key) || !isObject(said)) throw wrong('labels');
    const kept = locales.flatMap((locale) => {
      const label: unknown = said[locale] ?? '';
      if (typeof label !== 'string') throw wrong('labels');
      const trimmed = label.trim().replace(/\s+/g, ' ').slice(0, longestLabel);
      return trimmed && trimmed !== names[key]?.[locale] ? [[locale, trimmed] as const] : [];
    });
    if (kept.length) labels[key] = Object.fromEntries(kept);
  }
  refuseTwice(labels, names);
  for (const { id } of groups ?? []) if (!groupNames[id] && !labels[`group.${id}`]) throw new Refusal('fields.groupNameless', { fields: { [`group.${id}`]: 'fields.groupNameless' } });
  return labels;
}

/** What is called the same can be told apart neither in a form nor by the headings of a file. */
function refuseTwice(labels: FieldLayout['labels'], names: FieldLayout['labels']): void {
  for (const locale of locales) {
    const called = (key: string): string => fold(labels[key]?.[locale] ?? names[key]?.[locale] ?? '');
    for (const [key, said] of Object.entries(labels)) {
      if (!said[locale]) continue;
      const other = Object.keys({ ...names, ...labels }).find((one) => one !== key && one.startsWith('group.') === key.startsWith('group.') && called(one) === called(key));
      if (other) throw new Refusal('fields.calledTwice', { values: { name: said[locale]! }, fields: { [key]: 'fields.calledTwice' } });
    }
  }
}

export function checkedHidden(given: unknown, { fields }: Arrangement, before: KeptLayout): string[] {
  const names = namesIn(given, 'hidden');
  const wrongs = names.filter((name) => !(fields.find((field) => field.name === name)?.mayBe.hidden ?? before.hidden.includes(name)));
  if (wrongs.length) throw new Refusal('fields.isNeeded', { fields: problems(wrongs, 'fields.isNeeded') });
  return names;
}

export function checkedDemanded(given: unknown, { arrangement, before, hidden }: { arrangement: Arrangement; before: KeptLayout; hidden: string[] }): KeptLayout['demanded'] {
  const names = namesIn(given, 'demanded');
  const wrongs = names.filter((name) => hidden.includes(name) || !(arrangement.fields.find((field) => field.name === name)?.mayBe.demanded ?? name in before.demanded));
  if (wrongs.length) throw new Refusal('fields.cantBeDemanded', { fields: problems(wrongs, 'fields.cantBeDemanded') });
  return Object.fromEntries(names.map((name) => [name, arrangement.onlyFor[name] ?? before.demanded[name] ?? true]));
}

function namesIn(given: unknown, input: string): string[] {
  const names = given ?? [];
  if (!Array.isArray(names) || names.length > 400 || !names.every((name) => typeof name === 'string')) throw wrong(input);
  return [...new Set(names as string[])];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const problems = (names: string[], code: string): FieldProblems => Object.fromEntries(names.map((name) => [name, code]));
const wrong = (input: string): Refusal => new Refusal('record.invalid', { fields: { [input]: 'field.notList' } });
