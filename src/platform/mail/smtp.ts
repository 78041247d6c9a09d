import { isIP } from 'node:net';
import { Refusal } from '@gable/api';
import { createTransport } from 'nodemailer';
import { addressOfHost, usualReach, type Reach } from '../outside/address.ts';
import { NotSent, type Mailer } from './mailer.ts';
import { messageOf } from './message.ts';
import type { MailServer } from './server.ts';

const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, dnsTimeout: 10_000 };
/** A server that answers a word now and then is not waited for any longer. */
const usualWithin = 120_000;

/** @param reach whereto an agency's own server may lie; the one of whoever runs Gable may lie anywhere. */
export function smtpMailer(server: MailServer, { reach = usualReach(), within = usualWithin }: { reach?: Reach; within?: number } = {}): Mailer {
  return {
    async send(envelope, letter) {
      const host = server.isOwn ? await checkedHost(server, reach) : server.host;
      const transport = createTransport({
        host, port: server.port, secure: server.security === 'tls', requireTLS: server.security === 'starttls', ignoreTLS: server.security === 'none',
        ...(server.user && { auth: { user: server.user, pass: server.secret ?? '' } }),
        ...patience, tls: { minVersion: 'TLSv1.2', ...(!isIP(server.host) && { servername: server.host }) },
      });
      try {
        const { response } = await transport.sendMail({ ...messageOf(envelope, letter), signal: AbortSignal.timeout(within), envelope: { from: envelope.sender.address, to: envelope.recipient.address } });
        return { way: server.host, answer: shortened(response) };
      } catch (failure) {
        throw notSent(failure as SmtpFailure);
      } finally {
        transport.close();
      }
    },
  };
}

/** The address that was checked is the one that is connected to. */
async function checkedHost({ host, port }: MailServer, reach: Reach): Promise<string> {
  try {
    return await addressOfHost({ host, port }, reach);
  } catch (failure) {
    if (failure instanceof Refusal) throw new NotSent(failure.code === 'webhook.insideAddress' ? 'mail.insideAddress' : 'mail.unknownHost');
    throw failure;
  }
}

interface SmtpFailure extends Error { code?: string; responseCode?: number; response?: string; command?: string }

/** What the server answers to a letter with 5xx holds for good; what keeps us from it may be mended meanwhile. */
function notSent({ code, responseCode, response, message }: SmtpFailure): NotSent {
  const answer = shortened(response ?? message);
  if (code === 'EAUTH' || code === 'ENOAUTH') return new NotSent('mail.wrongUser', { answer });
  else if (code === 'ETLS' || /certificate|self.signed|\b(TLS|SSL)\b/i.test(message)) return new NotSent('mail.notSecure', { answer });
  else if (code === 'EDNS') return new NotSent('mail.unknownHost', { answer });
  else if (responseCode !== undefined && responseCode >= 500) return new NotSent('mail.refused', { isForGood: code === 'EENVELOPE' || code === 'EMESSAGE', answer });
  else return new NotSent(responseCode === undefined ? 'mail.unreachable' : 'mail.notNow', { answer });
}

const shortened = (text: string | undefined): string | null => text?.replaceAll('\0', '').slice(0, 500) ?? null;
