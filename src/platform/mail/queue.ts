import { Refusal } from '@gable/api';
import { newId } from '@gable/db/id.ts';
import type { Connection } from '../engine/engine.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { Letter } from './mailer.ts';
import { oneLine } from './message.ts';
import { mailServerOf } from './server.ts';

/** In an hour an agency sends no more than this; what is more goes in the next one. */
export const mostPerHour = (): number => {
  const given = Math.floor(Number(process.env.GABLE_MAILS_PER_HOUR));
  return given >= 1 ? given : usualPerHour;
};
const usualPerHour = 500;
const mostHoursWaiting = 20;
/** Attachments wait in the database. */
const usualMostBytes = 256 * 1024 * 1024;

export type Purpose = 'test' | 'report' | 'link';
export interface NewMail { agency: number; id: string; recipient: { id: string; email: string }; purpose: Purpose; letter: Letter }

/**
 * Puts a letter to a member in line, in the transaction of what causes it; once, however often it is asked for. There is
 * always room for a way in.
 * @throws Refusal `mail.tooMany` (429)
 */
export async function addMail(connection: Connection, { agency, id, recipient, purpose, letter }: NewMail, { mostBytes = usualMostBytes } = {}): Promise<void> {
  const [known] = await connection.rows('SELECT 1 FROM mails WHERE agency_id = ? AND id = ?', [agency, id]);
  if (known) return;
  const [[waiting, bytes]] = await connection.rows("SELECT count(*), coalesce(sum(octet_length(content)), 0) FROM mails WHERE agency_id = ? AND state IN ('queued', 'failed') AND content IS NOT NULL", [agency]) as [[number, number]];
  if (purpose !== 'link' && (Number(waiting) >= mostPerHour() * mostHoursWaiting || Number(bytes) >= mostBytes)) throw new Refusal('mail.tooMany', { status: 429, values: { retryAfterSeconds: 3_600 } });
  const domain = (await mailServerOf(connection, agency))?.sender.split('@')[1] ?? 'localhost';
  const now = Date.now();
  await connection.change(
    "INSERT INTO mails (agency_id, id, member_id, address, purpose, subject, content, message_id, state, attempts, next_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, ?, ?)",
    [agency, id, recipient.id, recipient.email, purpose, oneLine(letter.subject), JSON.stringify(letter), `<${id}.${agency}@${domain}>`, now, now],
  );
  await callPostman(connection, { agency, at: now });
}

/** Somebody comes by at that time, if nobody comes before it anyway. */
export async function callPostman(connection: Connection, { agency, at }: { agency: number; at: number }): Promise<void> {
  const [comes] = await connection.rows("SELECT 1 FROM jobs WHERE state = 'waiting' AND run_at <= ? AND agency_id = ? AND name = 'mail.send'", [at, agency]);
  if (!comes) await enqueue(connection, { id: newId(), agency, name: 'mail.send', payload: {}, runAt: at, createdAt: Date.now() });
}
