import { abilities, reaches, Refusal, rightsOn, verbs, type KindRights, type Rights } from '@gable/api';
import type { Kinds } from '../records/kinds.ts';
import { titleParts } from './titleParts.ts';

const mostKinds = 200;
const mostFields = 300;

/**
 * Rights as somebody sent them, whole.
 * @throws Refusal `record.invalid`, `roles.outsideReach`, `roles.partOfTitle` (422)
 */
export function checkedRights(given: unknown, kinds: Kinds): Rights {
  if (!isObject(given)) throw wrong();
  const { others, kinds: named, abilities: able, isOutside, ...more } = given;
  const isWhole = isObject(others) && isKindRights(others) && [...verbs, 'outline', 'fields'].every((name) => name in others);
  const isNamed = isObject(named) && Object.keys(named).length <= mostKinds && Object.entries(named).every(([kind, one]) => isName(kind) && isObject(one) && isKindRights(one));
  const isAble = Array.isArray(able) && able.every((ability) => abilities.includes(ability));
  if (Object.keys(more).length || !isWhole || !isNamed || !isAble || typeof isOutside !== 'boolean') throw wrong();
  const rights = { others, kinds: named, abilities: [...new Set(able)], isOutside } as unknown as Rights;
  if (isOutside) refuseTooFar(rights);
  for (const { kind } of kinds.all()) refusePartsOfTitle(rights, kind, kinds);
  return rights;
}

/** Who is no part of the house has nothing of it but what is handed to them. */
function refuseTooFar({ others, kinds, abilities: able }: Rights): void {
  const isNear = (one: Partial<KindRights>): boolean => !one.outline && verbs.every((verb) => one[verb] === undefined || one[verb] === 'none' || one[verb] === 'own');
  if (able.length || ![others, ...Object.values(kinds)].every(isNear)) throw new Refusal('roles.outsideReach', { fields: { rights: 'roles.outsideReach' } });
}

/** Whoever sees a record sees what it is called. */
function refusePartsOfTitle(rights: Rights, kind: string, kinds: Kinds): void {
  const { fields } = rightsOn(rights, kind);
  const part = titleParts(kinds.get(kind)).find((name) => fields[name] === 'hidden');
  if (part !== undefined) throw new Refusal('roles.partOfTitle', { values: { kind, field: part }, fields: { rights: 'roles.partOfTitle' } });
}

function isKindRights(given: Record<string, unknown>): boolean {
  return Object.entries(given).every(([name, value]) => {
    if (name === 'outline') return typeof value === 'boolean';
    else if (name === 'fields') return isObject(value) && Object.keys(value).length <= mostFields && Object.entries(value).every(([field, right]) => isName(field) && (right === 'hidden' || right === 'readOnly'));
    else return verbs.includes(name as never) && reaches.includes(value as never);
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_-]{0,79}$/u.test(name) && name !== '__proto__';
const wrong = (): Refusal => new Refusal('record.invalid', { fields: { rights: 'field.notObject' } });
