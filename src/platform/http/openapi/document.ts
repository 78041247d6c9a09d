import { STATUS_CODES } from 'node:http';
import type { RunnableCommand } from '../../commands/commands.ts';
import type { Kinds } from '../../records/kinds.ts';
import type { Operation, Schema } from '../request/route.ts';
import type { AnyRoute } from '../request/router.ts';
import { components } from './components.ts';
import type { SayOfField } from './recordSchemas.ts';
import { webhooksOf } from './webhooks.ts';
import { headerParameter, pathParameter, queryParameter } from './parameters.ts';

/** What the description is of. */
export interface Described { version: string; kinds: Kinds; commands: readonly RunnableCommand[]; say?: SayOfField | undefined }

/** The description of the API, made of the same routes, fields and commands that answer it. */
export function openApiDocument(described: Described, routes: readonly AnyRoute[]): Schema {
  const paths: Record<string, Schema> = {};
  for (const route of routes) {
    for (const name of namesFor(route, described)) {
      const path = `/${route.path.replace(/:(kind|command)/, name).replace(/:(\w+)/g, '{$1}')}`;
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, name) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Gable', version: described.version, description: 'Records are read by kind, and written by commands. Every refusal is a problem (RFC 9457) with a stable code.' },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    webhooks: webhooksOf(described),
    components: {
      schemas: components(described),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-gable' },
      },
    },
  };
}

/** Kinds or commands that a route stands for; one nameless where its path does not vary by them. */
function namesFor({ path, method }: AnyRoute, { kinds: known, commands }: Described): string[] {
  if (path.includes(':command')) return commands.map(({ id }) => id);
  if (!path.startsWith(':kind')) return [''];
  const kinds = known.all().map(({ kind }) => kind);
  if (path === ':kind/import') return kinds;
  const verb = { POST: 'create', PATCH: 'change', DELETE: 'archive', GET: undefined }[method];
  return verb ? kinds.filter((kind) => commands.some(({ id }) => id === `${kind}.${verb}`)) : kinds;
}

function operation(route: AnyRoute, name: string): Schema {
  const { summary, body, answers } = route.operation(name);
  const varying = [...route.path.matchAll(/:(?!kind|command)(\w+)/g)].map(([, part]) => part!);
  const parameters = [...varying.map((name) => pathParameter(name, name === 'id' && route.path.startsWith(':kind'))), ...(route.query ?? []).map(queryParameter), ...(route.headers ?? []).map(headerParameter)];
  return {
    operationId: `${route.method.toLowerCase()} ${route.path.replace(/:(kind|command)/, name)}`.replace(/[^\w.]+/g, '_'),
    summary,
    ...(route.path.startsWith(':kind') && { tags: [name] }),
    ...(route.for === 'anyone' && { security: [{}] }),
    ...(parameters.length && { parameters }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: { ...responses(answers), default: { description: 'A refusal.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
  };
}

function responses(answers: Operation['answers']): Schema {
  return Object.fromEntries(Object.entries(answers).map(([status, content]) =>
    [status, { description: STATUS_CODES[status]!, ...(content && { content: contentOf(content) }) }]));
}

function contentOf(content: NonNullable<Operation['body']>): Schema {
  if (Array.isArray(content.mediaTypes)) return Object.fromEntries(content.mediaTypes.map((mediaType) => [mediaType, {}]));
  else return { 'application/json': { schema: content } };
}
