import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '@gable/api';
import type { Connection } from '../../engine/engine.ts';
import type { Caller } from '../../caller.ts';
import type { Letter } from '../../mail/mailer.ts';
import { addMail } from '../../mail/queue.ts';
import type { Office } from '../../office.ts';
import { checkedReport } from '../checkReport.ts';
import { exportReport } from '../exportReport.ts';
import { foundReport } from '../foundReport.ts';
import { runReport } from '../runReport.ts';
import { reportLetter } from './reportLetter.ts';
import type { SendOrder } from './sendNow.ts';

/** Beyond this a mailbox would not take it. */
const mostBytes = 8_000_000;

/** Works a report out as the one who gets it, and puts it in line to be mailed; who may not see it gets nothing, and why is written down. */
export async function sendReport(office: Office, order: SendOrder & { agency: number }): Promise<void> {
  const { agency, member } = order;
  try {
    const caller = recipientIn(office, order);
    const letter = await letterTo(office, caller, order);
    const known = caller.agency.members.get(member)!;
    await office.engine.write(agency, async (connection) => {
      const id = createHash('sha256').update(`${order.sending}/${member}`).digest('hex').slice(0, 26);
      if (await note(connection, order, { mail: id, failure: null })) await addMail(connection, { agency, id, recipient: known, purpose: 'report', letter });
    });
  } catch (failure) {
    if (!(failure instanceof Refusal) || failure.status >= 500 || failure.status === 429) throw failure;
    await office.engine.write(agency, (connection) => note(connection, order, { mail: null, failure: failure.code }));
  }
}

/** @throws Refusal `mail.suspended`, `mail.notJoined`: nobody is told what the agency does before they have come in. */
function recipientIn({ agencies }: Office, { agency, member }: { agency: number; member: string }): Caller {
  const known = agencies.get(agency).members.get(member);
  if (!known || known.suspended) throw new Refusal('mail.suspended');
  else if (!known.joined) throw new Refusal('mail.notJoined');
  return agencies.caller(agency, member);
}

async function letterTo(office: Office, caller: Caller, { report: id, attachment, by }: SendOrder): Promise<Letter> {
  const { title, report } = await foundReport(office, caller, id);
  const result = await runReport(office, caller, checkedReport(report));
  const file = attachment === 'none' ? null : await fileFor(office, caller, { id, format: attachment });
  const sender = caller.agency.members.get(by ?? '')?.title ?? null;
  return reportLetter(office, caller, { id, title, result, sender, file });
}

export interface ReportFile { name: string; mediaType: string; base64: string }

/** Nobody is sent a file whom the report's page would give none. */
async function fileFor(office: Office, caller: Caller, { id, format }: { id: string; format: 'xlsx' | 'csv' }): Promise<ReportFile | 'notPermitted' | 'tooLarge'> {
  try {
    const { name, mediaType, content } = await exportReport(office, caller, { id, format });
    const bytes = await buffer(content);
    return bytes.length > mostBytes ? 'tooLarge' : { name, mediaType, base64: bytes.toString('base64') };
  } catch (failure) {
    if (failure instanceof Refusal && failure.code === 'command.notPermitted') return 'notPermitted';
    throw failure;
  }
}

/** False where it was written down before. */
async function note(connection: Connection, { agency, sending, member, report, by }: SendOrder & { agency: number }, { mail, failure }: { mail: string | null; failure: string | null }): Promise<boolean> {
  const count = await connection.change(
    'INSERT INTO report_sendings (agency_id, sending, member_id, report_id, by_id, mail_id, failure, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    [agency, sending, member, report, by, mail, failure, Date.now()],
  );
  return count > 0;
}
