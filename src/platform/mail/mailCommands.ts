import { Refusal } from '@gable/api';
import { choice, defineCommand, integer, text, type Transaction } from '@gable/api/server';
import { parseEmailAddress } from '@gable/db/fields/emails.ts';
import { InvalidValue } from '@gable/db/field.ts';
import { newId } from '@gable/db/id.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Messages } from '../messages.ts';
import { escaped } from './message.ts';
import { addMail, callPostman } from './queue.ts';
import { mailServerOf, securities, usualPorts } from './server.ts';

const own = { permission: ['agency'], hidden: true, undoable: false } as const;

/** What an agency does about its mail. */
export const mailCommands = (messages: Messages): RunnableCommand[] => [changeServer, forgetServer, sendTest(messages), sendAgain];

/** Left out, the secret stays as it is: nobody is shown it to give it again. */
const changeServer = defineCommand({
  ...own, id: 'mail.changeServer', secret: true,
  input: {
    host: text({ required: true, maxLength: 253 }), port: integer({ min: 1, max: 65_535 }), security: choice(securities, { required: true }),
    user: text({ maxLength: 254 }), secret: text({ maxLength: 1_000 }), sender: text({ required: true, maxLength: 254 }), senderName: text({ maxLength: 80 }),
  },
  async run(tx, { host: typed, port, security, user, secret, sender, senderName }) {
    const { connection, agency } = reach(tx);
    const host = typed.trim().toLowerCase();
    if (!/^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/.test(host)) throw new Refusal('record.invalid', { fields: { host: 'mail.wrongHost' } });
    const before = await mailServerOf(connection, agency);
    // Whoever names another server would otherwise send the secret there.
    const isSame = before?.isOwn === true && before.host === host && before.user === (user ?? null);
    const kept = secret ?? (secret === undefined && isSame ? before.secret : null);
    await connection.change('DELETE FROM mail_servers WHERE agency_id = ?', [agency]);
    await connection.change(
      'INSERT INTO mail_servers (agency_id, host, port, security, user_name, secret, sender, sender_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [agency, host, port ?? usualPorts[security], security, user ?? null, kept, addressIn(sender), senderName ?? null],
    );
    (tx as RunningTransaction).remark('mail', { server: [before?.isOwn ? before.host : null, host], sender: [before?.isOwn ? before.sender : null, sender] });
  },
});

const forgetServer = defineCommand({
  ...own, id: 'mail.forgetServer', input: {},
  async run(tx) {
    const { connection, agency } = reach(tx);
    const before = await mailServerOf(connection, agency);
    if (!before?.isOwn) return;
    await connection.change('DELETE FROM mail_servers WHERE agency_id = ?', [agency]);
    (tx as RunningTransaction).remark('mail', { server: [before.host, null] });
  },
});

const sendTest = (messages: Messages): RunnableCommand => defineCommand({
  ...own, id: 'mail.sendTest', input: {},
  async run(tx) {
    const { connection, agency, caller } = reach(tx);
    const member = tx.member && caller.agency.members.get(tx.member.id);
    if (!member) throw new Refusal('command.notPermitted', { status: 403 });
    const { locale } = caller;
    const [subject, words] = ['mail.test.subject', 'mail.test.text'].map((key) => messages.sentence(locale, key, { agency: caller.agency.name, name: member.title })) as [string, string];
    const id = newId();
    await addMail(connection, { agency, id, recipient: member, purpose: 'test', letter: { locale, subject, text: words, html: `<p>${escaped(words)}</p>` } });
    (tx as RunningTransaction).root.hasEnqueued = true;
    return { id };
  },
});

/** With the same Message-ID as before. Of what has arrived, the letter is not kept. */
const sendAgain = defineCommand({
  ...own, id: 'mail.sendAgain', input: { id: text({ required: true }) },
  async run(tx, { id }) {
    const { connection, agency } = reach(tx);
    const now = Date.now();
    const count = await connection.change("UPDATE mails SET state = 'queued', attempts = 0, next_at = ? WHERE agency_id = ? AND id = ? AND state = 'failed' AND content IS NOT NULL", [now, agency, id]);
    if (count === 0) throw new Refusal('record.notFound', { status: 404 });
    await callPostman(connection, { agency, at: now });
    (tx as RunningTransaction).root.hasEnqueued = true;
  },
});

function reach(tx: Transaction) {
  const { connection, caller } = (tx as RunningTransaction).parts;
  return { connection, caller, agency: caller.agency.id };
}

function addressIn(typed: string): string {
  try {
    return parseEmailAddress(typed.trim());
  } catch (failure) {
    if (failure instanceof InvalidValue) throw new Refusal('record.invalid', { fields: { sender: failure.code } });
    throw failure;
  }
}
