import type { SendMailOptions } from 'nodemailer';
import type { Envelope, Letter } from './mailer.ts';

const rightToLeft = new Set(['he', 'fa']);
const style = 'margin:0;padding:24px;background:#fff;color:#1c1c1a;font:15px/1.5 system-ui,-apple-system,Segoe UI,Arial,sans-serif';

/** A letter as nodemailer takes it: a text and a page beside each other, both in the direction of their language. */
export function messageOf({ messageId, sender, recipient, at }: Envelope, { locale, subject, text, html, files = [] }: Letter): SendMailOptions {
  const direction = rightToLeft.has(locale) ? 'rtl' : 'ltr';
  return {
    messageId, date: new Date(at),
    from: { name: oneLine(sender.name), address: sender.address },
    to: { name: oneLine(recipient.name), address: recipient.address },
    subject: oneLine(subject),
    text,
    html: `<!doctype html><html lang="${locale}" dir="${direction}"><head><meta charset="utf-8"><title>${escaped(oneLine(subject))}</title></head><body dir="${direction}" style="${style}">${html}</body></html>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
    attachments: files.map(({ name, mediaType, base64 }) => ({ filename: oneLine(name), contentType: mediaType, content: Buffer.from(base64, 'base64') })),
    disableFileAccess: true, disableUrlAccess: true,
  };
}

export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Nothing that ends a header, and nothing that turns the direction of what follows it. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '').trim().slice(0, 300);
