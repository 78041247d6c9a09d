import type { RecordData } from '@gable/api';
import { createHash } from 'node:crypto';
import type { Acting, PublicAsked } from '@gable/api/server';

/** A field that people do not see, and that machines fill in. */
export const trap = 'fax_number_2';
/** Nobody reads a form and fills it in within this. */
const quickestMilliseconds = 2_500;
const longestMilliseconds = 24 * 60 * 60_000;

export type Typed = Record<string, string>;

/** A form as it was sent: what was typed, what is wrong with it, and what becomes of it. */
export interface SentForm { typed: Typed; problems: Record<string, string>; isSpam: boolean; key: string }

/** Given out with the empty form: when that was. */
export const tokenFor = (office: Acting, form: string, now = Date.now()): string => office.seal(`${form} ${now}`, new Date(now + longestMilliseconds));

export function readSentForm({ body }: Pick<PublicAsked, 'body'>, form: RecordData, office: Acting): SentForm {
  const typed = Object.fromEntries([...new URLSearchParams(body.toString('utf8'))].slice(0, 40).map(([name, value]) => [name, value.trim().slice(0, 5_000)]));
  const given = office.unseal(typed.token ?? '')?.split(' ');
  const asked = given?.[0] === form.id ? Number(given[1]) : undefined;
  const problems: Record<string, string> = {};
  if (!typed.name && !typed.message) problems.name = 'leads.form.nameNeeded';
  if (!typed.phone && !typed.email) problems.phone = 'leads.form.wayNeeded';
  if (typed.email && !/^[^\s@"<>,;()]+@[^\s@"<>,;()]+\.[^\s@"<>,;().]+$/.test(typed.email)) problems.email = 'leads.form.wrongEmail';
  if (typed.phone && (typed.phone.match(/\p{Nd}/gu) ?? []).length < 5) problems.phone = 'leads.form.wrongPhone';
  if (typed.budget && amountIn(typed.budget) === undefined) problems.budget = 'leads.form.wrongNumber';
  if (typed.bedrooms && !/^\p{Nd}{1,2}$/u.test(typed.bedrooms)) problems.bedrooms = 'leads.form.wrongNumber';
  if (form.consent && !typed.consent) problems.consent = 'leads.form.consentNeeded';
  if (asked === undefined) problems.token = 'leads.form.sendAgain';
  const isSpam = Boolean(typed[trap]) || (asked !== undefined && Date.now() - asked < quickestMilliseconds);
  return { typed, problems, isSpam, key: createHash('sha256').update(body).digest('base64url') };
}

/** What `leads.takeForm` is given. */
export function inputOf({ typed, isSpam }: SentForm, form: RecordData, office: Acting): Record<string, unknown> {
  const [firstName, ...rest] = (typed.name ?? '').split(/\s+/);
  const amount = typed.budget ? amountIn(typed.budget) : undefined;
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency: office.agency.currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return {
    form: form.id, firstName: firstName || undefined, lastName: rest.join(' ') || undefined, isSpam,
    phones: typed.phone ? [typed.phone] : undefined, emails: typed.email ? [typed.email] : undefined,
    interest: typed.interest || undefined, place: typed.place || undefined, message: typed.message || undefined,
    budget: amount === undefined ? undefined : { amount: Math.round(amount * 10 ** digits), currency: office.agency.currency },
    bedrooms: typed.bedrooms ? Number(latin(typed.bedrooms)) : undefined,
    property: typed.property || undefined, source: typed.source || undefined, campaign: typed.campaign || undefined,
    consent: form.consent ? { text: form.consent, at: new Date().toISOString() } : undefined,
  };
}

/** A whole amount, however its thousands are grouped: `350,000`, `350.000`, `۳۵۰٬۰۰۰`. */
function amountIn(text: string): number | undefined {
  const digits = latin(text).replaceAll(/[\s.,\u066c\u00a0\u202f'₪€$£﷼]/g, '');
  return /^\d{1,13}$/.test(digits) ? Number(digits) : undefined;
}

const latin = (text: string): string => text.replaceAll(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0)).replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
