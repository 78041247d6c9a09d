import type { Locale } from '@gable/api';
import type { Transaction } from '@gable/api/server';
import { newId } from '@gable/db/id.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Office } from '../office.ts';
import { escaped } from './message.ts';
import { addMail } from './queue.ts';
import { mailServerOf } from './server.ts';

/** A one-time link for somebody, beside the one that is handed over. */
export interface MailedLink { member: { id: string; email: string; title: string; locale: Locale | null }; purpose: 'invite' | 'reset'; link: string }

/** Sends it where there is a server; into a folder nobody's way in is laid. Answers whether it is on its way. */
export type MailLink = (tx: Transaction, mailed: MailedLink) => Promise<boolean>;

export const mailLinks = (office: Pick<Office, 'messages' | 'http'>): MailLink => async (tx, { member, purpose, link }) => {
  const { connection, caller: { agency, locale: own } } = (tx as RunningTransaction).parts;
  const origin = office.http.origins.first;
  if (!origin || !await mailServerOf(connection, agency.id)) return false;
  const locale = member.locale ?? agency.settings.locale ?? own;
  const say = (key: string): string => office.messages.sentence(locale, key, { agency: agency.name, name: member.title });
  const address = origin + link;
  await addMail(connection, {
    agency: agency.id, id: newId(), recipient: member, purpose: 'link',
    letter: {
      locale, subject: say(`mail.${purpose}.subject`), text: `${say(`mail.${purpose}.text`)}\n\n${address}\n`,
      html: `<p>${escaped(say(`mail.${purpose}.text`))}</p><p><a href="${escaped(address)}" dir="ltr">${escaped(address)}</a></p>`,
    },
  });
  (tx as RunningTransaction).root.hasEnqueued = true;
  return true;
};
