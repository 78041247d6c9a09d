import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, list, object, oneOf, text, textOrNull, whole, yesOrNo } from './request/schemas.ts';

const instant = { ...text, format: 'date-time' };
const server = { host: text, port: whole, security: oneOf('tls', 'starttls', 'none'), user: textOrNull, sender: text, senderName: textOrNull, hasSecret: yesOrNo };
const mail = {
  id: text, member: text, address: text, purpose: oneOf('test', 'report', 'link'), subject: text, state: oneOf('queued', 'sent', 'failed'), attempts: whole,
  createdAt: instant, sentAt: textOrNull, nextAt: textOrNull, way: textOrNull, failure: textOrNull, answer: textOrNull, mayBeSentAgain: yesOrNo,
};

/** `GET /mail/server`: by which way mail goes out, without its secret. */
export const getMailServer: MemberRoute = {
  method: 'GET',
  path: 'mail/server',
  for: 'member',
  scope: () => 'admin',
  operation: () => ({
    summary: 'By which server mail goes out, without its secret; null where letters are laid into the folder `mail` of the data folder.',
    answers: { 200: answered(object({ server: { anyOf: [object(server), { type: 'null' }] }, setBy: oneOf('agency', 'environment', 'nobody'), mostPerHour: whole })) },
  }),
  async answer({ office, caller }) {
    const { tellWay } = await import('../mail/log.ts');
    return json({ data: await tellWay(office, caller) });
  },
};

/** `GET /mail?after=`: what was sent and is to be, 50 at a time, kept for 30 days. */
export const getMails: MemberRoute = {
  method: 'GET',
  path: 'mail',
  for: 'member',
  query: ['after'],
  scope: () => 'admin',
  operation: () => ({ summary: 'Letters that were sent, wait or were given up, with the reason; the newest first, 50 at a time, kept for 30 days.', answers: { 200: object({ data: list(object(mail)), next: textOrNull }) } }),
  async answer({ office, caller, query: { after } }) {
    const { listMails } = await import('../mail/log.ts');
    return json(await listMails(office, caller, after || undefined));
  },
};
