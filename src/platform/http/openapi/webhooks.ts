import { recordEvents } from '../../webhooks/events.ts';
import type { Schema } from '../request/route.ts';
import { list, named, object, text, textOrNull } from '../request/schemas.ts';
import type { Described } from './document.ts';

const instant = { ...text, format: 'date-time' };
const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];

/** What webhooks are told: each kind's events, signed as Standard Webhooks has it. Events of commands, such as `deals.won`, look the same. */
export function webhooksOf({ kinds }: Described): Record<string, Schema> {
  const names = kinds.all().flatMap(({ kind }) => recordEvents.map((event) => [kind, event] as const));
  return Object.fromEntries(names.map(([kind, event]) => [`${kind}.${event}`, { post: told(kind, event) }]));
}

function told(kind: string, event: string): Schema {
  return {
    operationId: `webhook_${kind}.${event}`,
    summary: `One of the ${kind} was ${event}. The id stays the same however often it is sent.`,
    tags: [kind],
    parameters: headers.map((name) => ({ name, in: 'header', required: true, schema: text })),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: object({ type: text, timestamp: instant, data: object({ kind: text, id: text, 'changed?': list(text), by: textOrNull, command: text, record: named(kind) }) }) } },
    },
    responses: { '2XX': { description: 'Taken.' }, 410: { description: 'Send no more.' } },
  };
}
