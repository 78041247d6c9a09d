import type { Connection, Row } from '../engine/engine.ts';

export interface Webhook {
  id: string;
  owner: string;
  title: string;
  address: string;
  events: string[];
  filter: string | null;
  state: 'active' | 'paused' | 'off';
  failingSince: number | null;
  createdAt: number;
}

/** With what it signs; never told but once. */
export interface SecretWebhook extends Webhook { secrets: string[] }

type Rows = Pick<Connection, 'rows'>;

const columns = 'id, member_id, title, address, events, filter, state, failing_since, created_at, secret, earlier_secret, earlier_until';

/** The newest first. */
export async function webhooksOf(reading: Rows, agency: number): Promise<SecretWebhook[]> {
  return (await reading.rows(`SELECT ${columns} FROM webhooks WHERE agency_id = ? ORDER BY id DESC`, [agency])).map(webhookIn);
}

export async function findWebhook(reading: Rows, { agency, id }: { agency: number; id: string }): Promise<SecretWebhook | undefined> {
  const [row] = await reading.rows(`SELECT ${columns} FROM webhooks WHERE agency_id = ? AND id = ?`, [agency, id]);
  return row && webhookIn(row);
}

function webhookIn([id, owner, title, address, events, filter, state, failingSince, createdAt, secret, earlier, earlierUntil]: Row): SecretWebhook {
  const isEarlierGood = earlier !== null && Number(earlierUntil) > Date.now();
  return {
    id: id as string, owner: owner as string, title: title as string, address: address as string, events: JSON.parse(events as string) as string[],
    filter: filter as string | null, state: state as Webhook['state'], failingSince: failingSince === null ? null : Number(failingSince),
    createdAt: Number(createdAt), secrets: [secret as string, ...(isEarlierGood ? [earlier as string] : [])],
  };
}
