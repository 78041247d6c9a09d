import { Refusal } from '@gable/api';

export type Query = Partial<Record<string, string>>;

/**
 * The parameters after the `?`, each at most once.
 * @throws Refusal `unknown_parameter` (400) with the names that the route does not know, `request.repeatedParameter` (400).
 */
export function readQuery(search: string, known: readonly string[]): Query {
  if (search === '') return {};
  const query: Query = {};
  const unknown: string[] = [];
  for (const [name, value] of new URLSearchParams(search)) {
    if (!known.includes(name)) unknown.push(name);
    else if (Object.hasOwn(query, name)) throw new Refusal('request.repeatedParameter', { status: 400, values: { name } });
    else query[name] = value;
  }
  if (unknown.length) {
    const fields = Object.fromEntries(unknown.map((name) => [name, 'field.unknown']));
    throw new Refusal('unknown_parameter', { status: 400, values: { fields: unknown.join(', ') }, fields });
  }
  return query;
}

/** `a,b` as a list; undefined where it was left out. */
export function listed(text: string | undefined): string[] | undefined {
  const names = text?.split(',').map((name) => name.trim()).filter(Boolean);
  return names?.length ? names : undefined;
}

/** @throws Refusal `request.notNumber` (400) */
export function wholeNumber(query: Query, name: string): number | undefined {
  const text = query[name];
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Refusal('request.notNumber', { status: 400, values: { name } });
  return Number(text);
}
