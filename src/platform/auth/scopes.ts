import { Refusal } from '@gable/api';

/**
 * What a token may do of what its owner may; null is all of it. Each is one of
 * `read` (records of all kinds), `write` (the same, and to write all but members and teams), `<kind>:read`, `<kind>:write`,
 * `commands:<id>` (that command alone), `export` (files of what it reads) and `admin` (members, teams and settings).
 */
export type Scopes = readonly string[] | null;

/**
 * What a request needs: a scope, or `any`; `anyWrite` for what goes with writing of whatever kind; `admin:<command>` for a
 * command that changes the agency itself.
 */
export type NeededScope = string;

const ofPeople = new Set(['members', 'teams']);
/** Commands that work on records of any kind. */
const ofAnyKind = /^commands:(records|imports|history)\./;

export function covers(scopes: Scopes, needed: NeededScope): boolean {
  if (scopes === null || needed === 'any' || scopes.includes(needed)) return true;
  else if (needed === 'anyWrite') return scopes.some((scope) => /write$|^commands:/.test(scope));
  const [start, rest] = needed.split(':') as [string, string | undefined];
  if (rest === undefined) return needed === 'read' && scopes.includes('write');
  else if (start === 'admin') return scopes.includes('admin') || scopes.includes(`commands:${rest}`);
  else if (ofAnyKind.test(needed)) return scopes.includes('write');
  else if (start === 'commands') return covers(scopes, `${rest.split('.')[0]!}:write`);
  else if (rest === 'write') return scopes.includes(ofPeople.has(start) ? 'admin' : 'write');
  else return ['read', 'write', `${start}:write`].some((scope) => scopes.includes(scope));
}

/** @throws Refusal `scopeMissing` (403) that names it. */
export function demand(scopes: Scopes, needed: NeededScope): void {
  const name = needed === 'anyWrite' ? 'write' : needed.startsWith('admin:') ? 'admin' : needed;
  if (!covers(scopes, needed)) throw new Refusal('scopeMissing', { status: 403, values: { scope: name } });
}

/**
 * @param known which kinds and commands there are.
 * @throws Refusal `record.invalid` (422) for what is no scope.
 */
export function checkScopes(given: readonly unknown[], known: { kind(name: string): boolean; command(id: string): boolean }): string[] {
  const fits = (scope: unknown): boolean => {
    if (typeof scope !== 'string') return false;
    const [, kind] = /^(\w+):(?:read|write)$/.exec(scope) ?? [];
    const [, command] = /^commands:(.+)$/.exec(scope) ?? [];
    return ['read', 'write', 'export', 'admin'].includes(scope) || (kind !== undefined && known.kind(kind)) || (command !== undefined && known.command(command));
  };
  const wrong = given.filter((scope) => !fits(scope));
  if (given.length === 0 || wrong.length) throw new Refusal('token.unknownScope', { fields: { scopes: 'token.unknownScope' }, values: { scope: wrong.map(String).join(', ').slice(0, 200) || '–' } });
  return [...new Set(given as string[])].sort();
}
