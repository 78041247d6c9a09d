import { Refusal } from '@gable/api';
import { demand } from '../../auth/scopes.ts';
import type { Call } from './route.ts';
import type { AnyRoute } from './router.ts';

/**
 * A token with scopes gets no further than they reach. Of records a route needs what its method does; any other route says
 * what it needs, and one that does not is for tokens that may do all that their owner may.
 * @throws Refusal `scopeMissing` (403)
 */
export function demandScope(route: AnyRoute, call: Call): void {
  const scopes = call.signedIn!.caller.scopes ?? null;
  if (scopes === null || (route.for === 'anyone' && route.scope === undefined)) return;
  const needed = route.scope?.(call) ?? ofRecords(route, call.params);
  if (needed === undefined) throw new Refusal('scopeMissing', { status: 403, values: { scope: '*' } });
  demand(scopes, needed);
}

function ofRecords({ method, path }: AnyRoute, { kind }: Record<string, string>): string | undefined {
  if (!path.startsWith(':kind')) return undefined;
  return `${kind!}:${method === 'GET' ? 'read' : 'write'}`;
}
