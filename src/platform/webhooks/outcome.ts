import type { Office } from '../office.ts';
import type { Letter } from './carry.ts';
import { mostFailing, waitAfter } from './retries.ts';
import type { Outcome } from './send.ts';
import type { Webhook } from './stored.ts';

interface Sent { agency: number; webhook: Webhook; letter: Letter; at: number; outcome: Outcome }

/** Whoever is gone for good says so with this, and is asked no more. */
const gone = 410;

/** Writes down how an attempt went, and when the next one is; a webhook that has failed for days is switched off, and its owner told. */
export async function keepOutcome(office: Office, { agency, webhook, letter, at, outcome }: Sent): Promise<void> {
  const { status, answer, milliseconds, failure, retryAfter } = outcome;
  const attempts = letter.attempts + 1;
  const wait = failure === null || status === gone ? null : waitAfter(attempts, { asked: retryAfter });
  const state = failure === null ? 'done' : wait === null ? 'failed' : 'waiting';
  const failingSince = await office.engine.write(agency, async (connection) => {
    await connection.change(
      `UPDATE webhook_deliveries SET state = ?, attempts = ?, next_at = ?, sent_at = ?, status = ?, answer = ?, milliseconds = ?, failure = ?
       WHERE agency_id = ? AND id = ? AND state = 'waiting' AND next_at = ?`,
      [state, attempts, Date.now() + (wait ?? 0), at, status, answer, milliseconds, failure, agency, letter.id, letter.nextAt],
    );
    const since = failure === null ? null : 'coalesce(failing_since, ?)';
    await connection.change(`UPDATE webhooks SET failing_since = ${since ?? 'NULL'} WHERE agency_id = ? AND id = ?`, [...(since ? [at] : []), agency, webhook.id]);
    const [row] = await connection.rows('SELECT failing_since FROM webhooks WHERE agency_id = ? AND id = ?', [agency, webhook.id]);
    return row?.[0] ?? null;
  });
  const isHopeless = failingSince !== null && at - Number(failingSince) >= mostFailing;
  if (status === gone || isHopeless) await office.commands.run(office.agencies.office(agency), 'webhooks.turnOff', { id: webhook.id });
}
