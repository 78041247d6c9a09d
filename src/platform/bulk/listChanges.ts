import type { Field } from '@gable/db/field.ts';
import { tagKey } from '@gable/db/fields/tags.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';
import { invalid, parseValues } from '../records/parseValues.ts';

/** What comes into fields of several words and what goes out of them, while the rest stays as each record has it. */
export interface ListChanges { adds?: Record<string, string[]>; removes?: Record<string, string[]> }

type Given = Record<string, unknown>;

/** @throws Refusal `unknown_field` (400), `record.invalid` (422) with the fields that are no lists, or that are also replaced. */
export function checkedLists(definition: RecordDefinition, { adds, removes, values }: { adds: unknown; removes: unknown; values: Given }, agency: Agency): ListChanges {
  const checked = (given: unknown): Record<string, string[]> | undefined => {
    if (given === undefined || given === null) return undefined;
    const wrong = Object.keys(given).filter((name) => name in values || (Object.hasOwn(definition.fields, name) && !isList(definition.fields[name]!)));
    if (wrong.length) throw invalid(Object.fromEntries(wrong.map((name) => [name, 'field.notList'])));
    const lists = parseValues(definition, given as Given, { agency, from: 'outside' });
    return Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== null)) as Record<string, string[]>;
  };
  const [added, removed] = [checked(adds), checked(removes)];
  return { ...(added && Object.keys(added).length && { adds: added }), ...(removed && Object.keys(removed).length && { removes: removed }) };
}

/** The lists of one record as they are to be. */
export function listsAfter({ fields }: RecordDefinition, record: Given, { adds = {}, removes = {} }: ListChanges): Record<string, string[]> {
  return Object.fromEntries([...new Set([...Object.keys(removes), ...Object.keys(adds)])].map((name) => {
    const keyOf = fields[name]?.kind.name === 'tags' ? tagKey : String;
    const gone = new Set((removes[name] ?? []).map(keyOf));
    const left = ((record[name] ?? []) as string[]).filter((one) => !gone.has(keyOf(one)));
    const known = new Set(left.map(keyOf));
    return [name, [...left, ...(adds[name] ?? []).filter((one) => !known.has(keyOf(one)))]];
  }));
}

const isList = ({ kind }: Field): boolean => kind.name === 'tags' || kind.name === 'multiChoice';
