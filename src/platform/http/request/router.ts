import { Refusal } from '@gable/api';
import { isFieldAddress } from './fieldAddress.ts';
import type { MemberRoute, OpenRoute } from './route.ts';

export type AnyRoute = MemberRoute | OpenRoute;
export interface Found<Route = AnyRoute> { route: Route; params: Record<string, string> }

interface Entry<Route> { parts: string[]; byMethod: Map<string, Route> }

/** Finds the route of a path. Paths that are written out go before those that vary, in the order of the list. */
export class Router<Route extends { method: string; path: string } = AnyRoute> {
  readonly #byLength = new Map<number, Entry<Route>[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const parts = route.path.split('/');
      const entries = this.#byLength.get(parts.length) ?? [];
      let entry = entries.find((one) => one.parts.join('/') === route.path);
      if (!entry) entries.push((entry = { parts, byMethod: new Map() }));
      entry.byMethod.set(route.method, route);
      this.#byLength.set(parts.length, entries);
    }
  }

  /** @throws Refusal `request.notFound` (404), `request.methodNotAllowed` (405) with the methods that are. */
  find(method: string, path: string): Found<Route> {
    const parts = path.split('/');
    const known = this.#byLength.get(parts.length)?.filter((entry) => fits(entry.parts, parts)) ?? [];
    const sought = method === 'HEAD' ? 'GET' : method;
    const entry = known.find(({ byMethod }) => byMethod.has(sought));
    if (entry) return { route: entry.byMethod.get(sought)!, params: paramsOf(entry.parts, parts) };
    else if (known.length === 0) throw new Refusal('request.notFound', { status: 404 });
    const allowed = [...new Set(known.flatMap(({ byMethod }) => [...byMethod.keys()]))];
    if (allowed.includes('GET')) allowed.push('HEAD');
    throw new Refusal('request.methodNotAllowed', { status: 405, values: { allow: allowed.sort().join(', ') } });
  }
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return pattern.every((part, index) => (part.startsWith(':') ? mayStand(parts[index]!) || (part === ':id' && pattern[0] === ':kind' && isFieldAddress(parts[index]!)) : part === parts[index]));
}

/** Ids, kinds and commands need no escaping, so whatever is escaped (`%2e`, `%00`) is no address of ours, but in the value of a field. */
const mayStand = (given: string): boolean => /^[\w.~-]+$/.test(given) && !/^\.+$/.test(given);

function paramsOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  pattern.forEach((part, index) => {
    if (part.startsWith(':')) params[part.slice(1)] = parts[index]!;
  });
  return params;
}
