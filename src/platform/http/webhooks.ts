import { json, nothing } from './request/answer.ts';
import type { MemberCall, MemberRoute } from './request/route.ts';
import { anything, answered, list, object, oneOf, text, textOrNull, whole } from './request/schemas.ts';
import { write } from './request/written.ts';

const instant = { ...text, format: 'date-time' };
const webhook = { title: text, address: { ...text, format: 'uri' }, events: list({ ...text, description: '`contacts.created`, `deals.won`, `deals.*`, `*`' }), filter: textOrNull };
const state = oneOf('active', 'paused', 'off');
const delivery = {
  id: text, event: text, state: oneOf('waiting', 'done', 'failed'), attempts: whole, createdAt: instant, sentAt: textOrNull, nextAt: textOrNull,
  status: { type: ['integer', 'null'] }, milliseconds: { type: ['integer', 'null'] }, failure: textOrNull, answer: textOrNull, body: text,
};

/** `GET /webhooks`: the agency's, without their secrets. */
export const getWebhooks: MemberRoute = {
  method: 'GET',
  path: 'webhooks',
  for: 'member',
  scope: () => 'admin',
  operation: () => ({ summary: 'The agency’s webhooks, the newest first.', answers: { 200: answered(list(object({ id: text, owner: text, ...webhook, state, failingSince: textOrNull, createdAt: instant }))) } }),
  async answer({ office, caller }) {
    const { listWebhooks } = await import('../webhooks/log.ts');
    const data = (await listWebhooks(office, caller)).map(({ failingSince, createdAt, ...rest }) => ({
      ...rest, failingSince: failingSince === null ? null : new Date(failingSince).toISOString(), createdAt: new Date(createdAt).toISOString(),
    }));
    return json({ data });
  },
};

/** `POST /webhooks` */
export const addWebhook: MemberRoute = {
  method: 'POST',
  path: 'webhooks',
  for: 'member',
  body: 'json',
  scope: () => 'admin',
  operation: () => ({
    summary: 'Adds a webhook, which is told as its owner may know it. Its secret is shown this once. Addresses inside the network are refused.',
    body: object({ title: text, address: webhook.address, events: webhook.events, 'filter?': textOrNull }),
    answers: { 201: answered(object({ id: text, secret: text })) },
  }),
  async answer(call) {
    await checked(call);
    const { data } = await write<{ id: string }>(call, 'webhooks.add', call.body.values);
    return json({ data }, { status: 201, headers: { location: `/api/v1/webhooks/${data.id}` } });
  },
};

/** `PATCH /webhooks/<id>` */
export const changeWebhook: MemberRoute = {
  method: 'PATCH',
  path: 'webhooks/:id',
  for: 'member',
  body: 'json',
  scope: () => 'admin',
  operation: () => ({
    summary: 'Changes a webhook, pauses it or lets it go on.',
    body: object({ 'title?': text, 'address?': webhook.address, 'events?': webhook.events, 'filter?': textOrNull, 'active?': { type: 'boolean' } }),
    answers: { 200: answered(anything) },
  }),
  async answer(call) {
    await checked(call);
    return json(await write(call, 'webhooks.change', { ...call.body.values, id: call.params.id }));
  },
};

/** `DELETE /webhooks/<id>` with its log. */
export const removeWebhook: MemberRoute = {
  method: 'DELETE',
  path: 'webhooks/:id',
  for: 'member',
  scope: () => 'admin',
  operation: () => ({ summary: 'Removes a webhook and its log.', answers: { 204: null } }),
  async answer(call) {
    await write(call, 'webhooks.remove', { id: call.params.id });
    return nothing();
  },
};

/** `GET /webhooks/<id>/deliveries?after=`: what was sent, 50 at a time, kept for 30 days. */
export const getDeliveries: MemberRoute = {
  method: 'GET',
  path: 'webhooks/:id/deliveries',
  for: 'member',
  query: ['after'],
  scope: () => 'admin',
  operation: () => ({ summary: 'What a webhook was sent and how it answered, the newest first, 50 at a time; kept for 30 days.', answers: { 200: object({ data: list(object(delivery)), next: textOrNull }) } }),
  async answer({ office, caller, params, query: { after } }) {
    const { listDeliveries } = await import('../webhooks/log.ts');
    return json(await listDeliveries(office, caller, { webhook: params.id!, after: after || undefined }));
  },
};

async function checked({ body: { values: { address } } }: MemberCall): Promise<void> {
  if (typeof address !== 'string') return;
  const { checkAddress, usualReach } = await import('../outside/address.ts');
  await checkAddress(address, usualReach());
}
