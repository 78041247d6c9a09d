import { parseEmailAddress } from '@gable/db/fields/emails.ts';
import type { Connection } from '../engine/engine.ts';
import { readingOf } from '../engine/reading.ts';
import type { Office } from '../office.ts';
import type { Reach } from '../outside/address.ts';
import { folderMailer } from './folder.ts';
import { NotSent, type Letter, type Mailer, type Sent } from './mailer.ts';
import { callPostman, mostPerHour, type Purpose } from './queue.ts';
import { mostAttempts, waitAfter } from './retries.ts';
import { mailServerOf, type MailServer } from './server.ts';
import { smtpMailer } from './smtp.ts';

/** After so long without a word whoever took a letter is thought to be gone, and somebody else sends it. */
const claimMilliseconds = 5 * 60_000;
const hour = 60 * 60_000;

interface Mail { id: string; member: string; address: string; purpose: Purpose; letter: Letter; messageId: string; attempts: number; createdAt: number; claimedUntil: number }
export interface Sending { reach?: Reach; perHour?: number }

/** Sends all that is due in an agency, one after the other, and has somebody come again for what has to wait. */
export async function sendDue(office: Office, { agency, stopped }: { agency: number; stopped?: AbortSignal }, { reach, perHour = mostPerHour() }: Sending = {}): Promise<void> {
  const server = await mailServerOf(readingOf(office.engine, agency), agency);
  const mailer = server ? smtpMailer(server, { reach }) : folderMailer(office.folder);
  while (!stopped?.aborted) {
    const mail = await claim(office, agency, perHour);
    if (!mail) break;
    await keepOutcome(office, { agency, mail, outcome: await attempt(office, { agency, mail, server, mailer }) });
  }
  await office.engine.write(agency, async (connection) => {
    const [[next]] = await connection.rows("SELECT min(next_at) FROM mails WHERE agency_id = ? AND state = 'queued'", [agency]) as [[number | null]];
    if (next === null) return;
    const free = await freeAt(connection, { agency, perHour });
    await callPostman(connection, { agency, at: Math.max(Number(next), free, Date.now() + 1_000) });
  });
}

/** When the hour's share is not used up any more. */
async function freeAt(connection: Pick<Connection, 'rows'>, { agency, perHour }: { agency: number; perHour: number }): Promise<number> {
  const sent = await connection.rows('SELECT sent_at FROM mails WHERE agency_id = ? AND sent_at > ? ORDER BY sent_at DESC LIMIT ?', [agency, Date.now() - hour, perHour]);
  return sent.length < perHour ? 0 : Number(sent.at(-1)![0]) + hour;
}

/** Two who reach for the same one don't both get it. What is sent counts from here on, whether it arrives or not. */
async function claim({ engine }: Office, agency: number, perHour: number): Promise<Mail | null> {
  return engine.write(agency, async (connection) => {
    const now = Date.now();
    if (await freeAt(connection, { agency, perHour }) > now) return null;
    const [row] = await connection.rows(
      `SELECT id, member_id, address, purpose, content, message_id, attempts, created_at, next_at FROM mails WHERE agency_id = ? AND state = 'queued' AND next_at <= ? ORDER BY CASE purpose WHEN 'report' THEN 1 ELSE 0 END, next_at, id LIMIT 1`, [agency, now],
    );
    if (!row) return null;
    const [id, member, address, purpose, content, messageId, attempts, createdAt, nextAt] = row as [string, string, string, Purpose, string, string, number, number, number];
    const claimedUntil = now + claimMilliseconds;
    const isOurs = await connection.change("UPDATE mails SET attempts = attempts + 1, next_at = ?, sent_at = ? WHERE agency_id = ? AND id = ? AND state = 'queued' AND next_at = ?", [claimedUntil, now, agency, id, nextAt]);
    return isOurs ? { id, member, address, purpose, letter: JSON.parse(content) as Letter, messageId, attempts: Number(attempts) + 1, createdAt: Number(createdAt), claimedUntil } : null;
  });
}

/** Who was suspended meanwhile is told nothing any more. */
async function attempt({ agencies }: Office, { agency, mail, server, mailer }: { agency: number; mail: Mail; server: MailServer | null; mailer: Mailer }): Promise<Sent | NotSent> {
  // Who came in by another process may not be known here yet.
  if (!agencies.get(agency).members.has(mail.member)) await agencies.reload(agency);
  const { name, members } = agencies.get(agency);
  const member = members.get(mail.member);
  if (!member || member.suspended) return new NotSent('mail.suspended', { isForGood: true });
  // It was to go by a server that was taken away meanwhile: nobody's way in lies in a folder.
  if (!server && mail.purpose === 'link') return new NotSent('mail.noServer', { isForGood: true });
  if (mail.attempts > mostAttempts) return new NotSent('mail.unreachable', { isForGood: true });
  try {
    const recipient = { name: member.title, address: parseEmailAddress(mail.address) };
    const sender = { name: server?.senderName || name, address: server?.sender ?? 'gable@localhost' };
    return await mailer.send({ id: mail.id, messageId: mail.messageId, sender, recipient, at: mail.createdAt }, mail.letter);
  } catch (failure) {
    return failure instanceof NotSent ? failure : new NotSent('mail.unreachable', { answer: String(failure).slice(0, 500) });
  }
}

async function keepOutcome({ engine }: Office, { agency, mail, outcome }: { agency: number; mail: Mail; outcome: Sent | NotSent }): Promise<void> {
  const failure = outcome instanceof NotSent ? outcome : null;
  const wait = !failure || failure.isForGood ? null : waitAfter(mail.attempts);
  const state = !failure ? 'sent' : wait === null ? 'failed' : 'queued';
  // A way in is not kept for longer than it takes to tell it.
  const forgotten = state === 'queued' ? '' : `, content = ${state === 'sent' ? 'NULL' : "CASE WHEN purpose = 'link' THEN NULL ELSE content END"}`;
  await engine.write(agency, (connection) => connection.change(
    `UPDATE mails SET state = ?, next_at = ?, way = ?, failure = ?, answer = ?${forgotten}
     WHERE agency_id = ? AND id = ? AND state = 'queued' AND next_at = ?`,
    [state, Date.now() + (wait ?? 0), failure ? null : (outcome as Sent).way, failure?.code ?? null, outcome.answer, agency, mail.id, mail.claimedUntil],
  ));
}
