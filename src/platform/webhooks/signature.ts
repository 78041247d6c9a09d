import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A secret as Standard Webhooks writes it: 24 random bytes in base64. */
export const newWebhookSecret = (): string => prefix + randomBytes(24).toString('base64');

/** The headers of Standard Webhooks; while a secret is being changed, one signature with each. */
export function signed({ id, at, body, secrets }: { id: string; at: number; body: string; secrets: readonly string[] }): Record<string, string> {
  const timestamp = Math.floor(at / 1_000);
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}
