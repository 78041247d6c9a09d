import { parseEmailAddress } from '@gable/db/fields/emails.ts';
import type { Connection } from '../engine/engine.ts';

export const securities = ['tls', 'starttls', 'none'] as const;

/** By which server mail goes out, and from whom. `isOwn` where the agency named it and not whoever runs Gable. */
export interface MailServer {
  host: string;
  port: number;
  security: (typeof securities)[number];
  user: string | null;
  secret: string | null;
  sender: string;
  senderName: string | null;
  isOwn: boolean;
}

/** The agency's own server, or else the one of the environment; null where mail is laid into a folder. */
export async function mailServerOf(reading: Pick<Connection, 'rows'>, agency: number): Promise<MailServer | null> {
  const [row] = await reading.rows('SELECT host, port, security, user_name, secret, sender, sender_name FROM mail_servers WHERE agency_id = ?', [agency]);
  if (!row) return serverOfEnvironment(process.env);
  const [host, port, security, user, secret, sender, senderName] = row as [string, number, MailServer['security'], string | null, string | null, string, string | null];
  return { host, port: Number(port), security, user, secret, sender, senderName, isOwn: true };
}

/** @throws Error in words for whoever starts Gable. */
export function serverOfEnvironment(given: NodeJS.ProcessEnv): MailServer | null {
  const { GABLE_SMTP_HOST: host, GABLE_SMTP_PORT: port, GABLE_SMTP_SECURITY: security = 'starttls', GABLE_SMTP_USER: user, GABLE_SMTP_SECRET: secret, GABLE_MAIL_SENDER: sender } = given;
  if (!host) return null;
  if (!isSecurity(security)) throw new Error(`GABLE_SMTP_SECURITY is one of ${securities.join(', ')}.`);
  if (!sender) throw new Error('GABLE_MAIL_SENDER is the address that mail is sent from.');
  return { host, port: Number(port) || usualPorts[security], security, user: user || null, secret: secret || null, sender: parseEmailAddress(sender), senderName: null, isOwn: false };
}

export const usualPorts = { tls: 465, starttls: 587, none: 25 };
const isSecurity = (text: string): text is MailServer['security'] => (securities as readonly string[]).includes(text);
