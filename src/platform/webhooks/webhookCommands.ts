import { parseFilter, Refusal } from '@gable/api';
import { boolean, dateTime, defineCommand, json, tasks, text, type Transaction } from '@gable/api/server';
import { newId } from '@gable/db/id.ts';
import type { AgencySettings } from '../caller.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Messages } from '../messages.ts';
import { looksLikeEvent } from './events.ts';
import { addDelivery, callCarrier } from './queue.ts';
import { newWebhookSecret } from './signature.ts';
import { findWebhook, webhooksOf, type Webhook } from './stored.ts';

const own = { permission: ['agency'], hidden: true, undoable: false } as const;
const id = text({ required: true });
/** After a change of the secret, letters bear both signatures for so long. */
const bothSecrets = 24 * 60 * 60_000;
const mostWebhooks = 50;

/** What an agency does with its webhooks. Their addresses are looked at before, for a command waits for nothing outside. */
export function webhookCommands(messages: Messages): RunnableCommand[] {
  return [add, change, remove, changeSecret, ping, replay, turnOff(messages)];
}

const add = defineCommand({
  ...own, id: 'webhooks.add', secret: true,
  input: { title: text({ required: true, maxLength: 80 }), address: text({ required: true }), events: json({ required: true, maxLength: 8_192 }), filter: text({ maxLength: 2_000 }) },
  async run(tx, { title, address, events, filter }) {
    const { connection, agency } = reach(tx);
    if (!tx.member) throw new Refusal('command.notPermitted', { status: 403 });
    if ((await webhooksOf(connection, agency)).length >= mostWebhooks) throw new Refusal('webhook.tooMany', { values: { most: mostWebhooks } });
    const webhook = newId();
    const secret = newWebhookSecret();
    await connection.change(
      "INSERT INTO webhooks (agency_id, id, member_id, title, address, events, filter, state, secret, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'active', ?, ?)",
      [agency, webhook, tx.member.id, title, address, JSON.stringify(checkedEvents(events)), checkedFilter(filter), secret, Date.parse(tx.now)],
    );
    await noted(tx, { [`added ${webhook}`]: [null, address] });
    return { id: webhook, secret };
  },
});

const change = defineCommand({
  ...own, id: 'webhooks.change',
  input: { id, title: text({ maxLength: 80 }), address: text(), events: json({ maxLength: 8_192 }), filter: text({ maxLength: 2_000 }), active: boolean() },
  async run(tx, { id: webhook, title, address, events, filter, active }) {
    const { connection, agency } = reach(tx);
    const before = await existing(tx, webhook);
    const given: [string, string | null][] = [
      ...(title ? [['title', title] as [string, string]] : []),
      ...(address ? [['address', address] as [string, string]] : []),
      ...(events ? [['events', JSON.stringify(checkedEvents(events))] as [string, string]] : []),
      ...(filter !== undefined ? [['filter', checkedFilter(filter)] as [string, string | null]] : []),
      ...(typeof active === 'boolean' ? [['state', active ? 'active' : 'paused'] as [string, string]] : []),
    ];
    for (const [column, value] of given) await connection.change(`UPDATE webhooks SET ${column} = ? WHERE agency_id = ? AND id = ?`, [value, agency, webhook]);
    if (active === true) {
      await connection.change('UPDATE webhooks SET failing_since = NULL WHERE agency_id = ? AND id = ?', [agency, webhook]);
      await called(tx, webhook);
    }
    await noted(tx, { [`changed ${webhook}`]: [before.address, address ?? before.address] });
  },
});

const remove = defineCommand({
  ...own, id: 'webhooks.remove', input: { id },
  async run(tx, { id: webhook }) {
    const { connection, agency } = reach(tx);
    const { address } = await existing(tx, webhook);
    await connection.change('DELETE FROM webhook_deliveries WHERE agency_id = ? AND webhook_id = ?', [agency, webhook]);
    await connection.change('DELETE FROM webhooks WHERE agency_id = ? AND id = ?', [agency, webhook]);
    await noted(tx, { [`removed ${webhook}`]: [address, null] });
  },
});

const changeSecret = defineCommand({
  ...own, id: 'webhooks.changeSecret', input: { id }, secret: true,
  async run(tx, { id: webhook }) {
    const { connection, agency } = reach(tx);
    await existing(tx, webhook);
    const secret = newWebhookSecret();
    await connection.change(
      'UPDATE webhooks SET earlier_secret = secret, earlier_until = ?, secret = ? WHERE agency_id = ? AND id = ?', [Date.parse(tx.now) + bothSecrets, secret, agency, webhook],
    );
    await noted(tx, { [`secret of ${webhook}`]: [null, tx.now] });
    return { secret };
  },
});

const ping = defineCommand({
  ...own, id: 'webhooks.ping', input: { id },
  async run(tx, { id: webhook }) {
    const { connection, agency } = reach(tx);
    const { title } = await existing(tx, webhook);
    const delivery = `msg_${newId()}`;
    const body = JSON.stringify({ type: 'webhook.ping', timestamp: tx.now, data: { webhook, title } });
    await addDelivery(connection, { agency, webhook, id: delivery, event: 'webhook.ping', body });
    (tx as RunningTransaction).root.hasEnqueued = true;
    return { delivery };
  },
});

/** Sends again what was sent or given up: one letter, or all since an instant. Their ids stay, so that a receiver knows them. */
const replay = defineCommand({
  ...own, id: 'webhooks.replay', input: { id, delivery: text(), since: dateTime() },
  async run(tx, { id: webhook, delivery, since }) {
    const { connection, agency } = reach(tx);
    await existing(tx, webhook);
    if (!delivery === !since) throw new Refusal('webhook.replayWhat');
    const [condition, value] = delivery ? ['id = ?', delivery] : ['created_at >= ?', Date.parse(since!)];
    const count = await connection.change(
      `UPDATE webhook_deliveries SET state = 'waiting', attempts = 0, next_at = ? WHERE agency_id = ? AND webhook_id = ? AND state <> 'waiting' AND ${condition}`,
      [Date.now(), agency, webhook, value as string | number],
    );
    if (delivery && count === 0) throw new Refusal('record.notFound', { status: 404 });
    if (count) await called(tx, webhook);
    return { count };
  },
});

/** By the office, when nobody has answered there for days. Its owner finds a task about it. */
const turnOff = (messages: Messages): RunnableCommand => defineCommand({
  ...own, id: 'webhooks.turnOff', permission: [], input: { id },
  async run(tx, { id: webhook }) {
    const { connection, agency } = reach(tx);
    const changed = await connection.change("UPDATE webhooks SET state = 'off' WHERE agency_id = ? AND id = ? AND state = 'active'", [agency, webhook]);
    if (changed === 0) return;
    const { title, owner, address } = await existing(tx, webhook);
    const { caller } = (tx as RunningTransaction).parts;
    const locale = caller.agency.members.get(owner)?.locale ?? caller.locale;
    await tx.records(tasks).create({ title: messages.sentence(locale, 'webhook.turnedOff', { title, host: URL.parse(address)?.host ?? address }), holder: owner, priority: 'high', dueAt: tx.now });
    await noted(tx, { [`turned off ${webhook}`]: [address, null] });
  },
});

function reach(tx: Transaction) {
  const { connection, caller } = (tx as RunningTransaction).parts;
  return { connection, agency: caller.agency.id };
}

/** Tells the history, and keeps which events are wanted where every command sees it. */
async function noted(tx: Transaction, changes: Parameters<RunningTransaction['remark']>[1]): Promise<void> {
  const { connection, agency } = reach(tx);
  (tx as RunningTransaction).remark('webhooks', changes);
  const wanted = new Set((await webhooksOf(connection, agency)).filter(({ state }) => state === 'active').flatMap(({ events }) => events));
  await tx.changeSetting('webhooks' satisfies keyof AgencySettings, [...wanted].sort());
}

async function called(tx: Transaction, webhook: string): Promise<void> {
  const { connection, agency } = reach(tx);
  await callCarrier(connection, { agency, webhook, at: Date.now() });
  (tx as RunningTransaction).root.hasEnqueued = true;
}

async function existing(tx: Transaction, webhook: string): Promise<Webhook> {
  const { connection, agency } = reach(tx);
  const found = await findWebhook(connection, { agency, id: webhook });
  if (!found) throw new Refusal('record.notFound', { status: 404 });
  return found;
}

function checkedEvents(given: unknown): string[] {
  if (!Array.isArray(given) || given.length === 0 || given.length > 100 || !given.every(looksLikeEvent)) throw new Refusal('record.invalid', { fields: { events: 'webhook.wrongEvents' } });
  return [...new Set(given)];
}

function checkedFilter(filter: string | null | undefined): string | null {
  if (!filter?.trim()) return null;
  try {
    parseFilter(filter);
  } catch (failure) {
    throw failure instanceof Refusal ? new Refusal('record.invalid', { fields: { filter: failure.code }, values: failure.values }) : failure;
  }
  return filter.trim();
}
