import { rightsOn, type Rights } from '@gable/api';
import type { Fields, RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { perDefinition } from '../records/columns.ts';
import { listedKinds, type Kinds } from '../records/kinds.ts';
import { rightsOf } from './roles.ts';

/**
 * The kinds as the caller knows them: without the fields that their role hides, so that nothing that reads by a definition
 * (filter, sort, search, sum, include, export, history, what is told of a kind) can tell of them.
 */
export function seenKinds(caller: Caller): Kinds {
  const { agency: { kinds } } = caller;
  const rights = rightsOf(caller);
  return rights && hidesAny(rights) ? withoutHidden(kinds, rights) : kinds;
}

/** Whether a title that is made of what is hidden is hidden with it. */
export const isVeiled = perDefinition(({ partOf, fields }) => partOf?.options.hiddenWithTitle?.some((name) => !Object.hasOwn(fields, name)) ?? false);

/** What somebody who knows this much of a kind may call a record. */
export const toldTitle = (definition: RecordDefinition, title: string, { whole = true } = {}): string =>
  ((!whole || isVeiled(definition)) && definition.options.hidesTitle?.(title) ? '' : title);

/** Made once for all from whom the same is hidden, because much is kept by a definition. */
const kept = new WeakMap<Kinds, Map<string, Kinds>>();

function withoutHidden(kinds: Kinds, rights: Rights): Kinds {
  const hidden = kinds.all().map(({ kind, fields }): [kind: string, fields: string[]] => [kind, hiddenIn(rights, kind).filter((name) => Object.hasOwn(fields, name))]);
  let byHidden = kept.get(kinds);
  if (!byHidden) kept.set(kinds, byHidden = new Map());
  const key = JSON.stringify(hidden);
  let seen = byHidden.get(key);
  if (!seen) byHidden.set(key, seen = listedKinds(hidden.map(([kind, names]) => without(kinds.get(kind), names))));
  return seen;
}

function without(definition: RecordDefinition, hidden: readonly string[]): RecordDefinition {
  if (hidden.length === 0) return definition;
  const isHidden = (name: string): boolean => hidden.includes(name);
  const isSeen = ([name]: [string, unknown]): boolean => !isHidden(name) && !definition.fields[name]?.options.hiddenWith?.some(isHidden);
  const fields = Object.assign(Object.create(null) as Fields, Object.fromEntries(Object.entries(definition.fields).filter(isSeen)));
  return { ...definition, fields, places: new Map([...definition.places].filter(isSeen)), partOf: definition };
}

const hidesAny = ({ others, kinds }: Rights): boolean => [others, ...Object.values(kinds)].some(({ fields }) => Object.values(fields ?? {}).includes('hidden'));
const hiddenIn = (rights: Rights, kind: string): string[] =>
  Object.entries(rightsOn(rights, kind).fields).flatMap(([name, right]) => (right === 'hidden' && name !== 'title' ? [name] : []));
