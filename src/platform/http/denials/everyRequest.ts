import type { Office } from '../../office.ts';
import type { Agency } from '../../caller.ts';
import { routes } from '../routes.ts';
import type { AnyRoute } from '../request/router.ts';
import { neededInput, sampleInput, type Fixtures } from './samples.ts';

/** One request that the API knows, about one agency's things. */
export interface Request { method: string; path: string; route: AnyRoute; body?: unknown; /** Id of the command that it runs. */ command?: string }

/**
 * Every request that the routes of the API and the commands of an agency allow, made from them, so that one that comes later is
 * among them: each route with each kind of record, each command with nothing, with the least that it takes, and with everything.
 */
export function everyRequest(office: Pick<Office, 'commands'>, agency: Agency, fixtures: Fixtures): Request[] {
  return routes.flatMap((route): Request[] => {
    if (route.path.includes(':command')) return office.commands.all(agency).flatMap((command) => commandRequests(route, command, { agency, fixtures }));
    const kinds = /:(kind|records)/.test(route.path) ? agency.kinds.all().map(({ kind }) => kind) : ['contacts'];
    return kinds.flatMap((kind) => bodiesFor(route, { agency, kind, fixtures }).map((body) => ({
      method: route.method, route, path: filled(route.path, { kind, fixtures }), ...(body !== undefined && { body }),
    })));
  });
}

function commandRequests(route: AnyRoute, { id, input, raw }: ReturnType<Office['commands']['all']>[number], { agency, fixtures }: { agency: Agency; fixtures: Fixtures }): Request[] {
  const [kind, verb] = [id.slice(0, id.indexOf('.')), id.slice(id.lastIndexOf('.') + 1)];
  const definition = agency.kinds.find(kind);
  const about = { id: fixtures.ids[kind] };
  const isNew = verb === 'create' || verb === 'createUnlessThere';
  const whole = raw && (verb === 'archive' || verb === 'restore') ? about : { ...sampleInput(input, fixtures, kind), ...(raw && !isNew && about) };
  const least = raw && definition && (isNew || verb === 'change') ? [{ ...neededInput(definition, fixtures), ...(!isNew && about) }] : [];
  return [{}, whole, ...least].map((body) => ({ method: route.method, route, path: `commands/${id}`, body, command: id }));
}

function bodiesFor(route: AnyRoute, { agency, kind, fixtures }: { agency: Agency; kind: string; fixtures: Fixtures }): unknown[] {
  if (route.body === 'stream') return ['firstName\nSample\n'];
  else if (route.body !== 'json') return [undefined];
  const { revision: _revision, ...values } = sampleInput(writable(agency, kind), fixtures, kind);
  return [{}, values, neededInput(agency.kinds.get(kind), fixtures)];
}

function writable(agency: Agency, kind: string) {
  const { fields } = agency.kinds.get(kind);
  return Object.fromEntries(Object.entries(fields).filter(([, { options }]) => !options.readOnly && !options.internal));
}

function filled(path: string, { kind, fixtures }: { kind: string; fixtures: Fixtures }): string {
  const id = path.startsWith('files/') ? fixtures.file : path.startsWith('members/') ? fixtures.ids.members : fixtures.ids[kind];
  return path.replace(/:(kind|records)/, kind).replace(':id', id ?? fixtures.run).replace(':secret', 'x'.repeat(43));
}
