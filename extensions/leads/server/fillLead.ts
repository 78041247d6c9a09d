import { contacts, leads, type RecordOf, type Saved, type Transaction } from '@gable/api/server';
import { languageOf } from '../language.ts';
import { comesByItself, isOpen, type Assignment } from '../lead.ts';
import { given, giveLead } from './giveLead.ts';

type Lead = RecordOf<typeof leads>;
type Saving = Saved<typeof leads>;

const toBeGiven: Assignment = { code: 'toBeGiven' };

/** What nobody typed. Where somebody named a holder, it stays theirs. */
export function beginLead(values: Partial<Lead>, tx: Transaction) {
  const channel = values.channel ?? (tx.member ? 'hand' as const : 'api' as const);
  return { status: 'new' as const, channel, ...(comesByItself(channel) && !values.holder && { assignment: toBeGiven }) };
}

/** Completes a lead that is being written: who they are, whose it is, until when it is to be answered. */
export async function fillLead({ before, after, changed }: Saving, tx: Transaction) {
  return before ? follow({ before, after, changed }, tx) : begin(after, tx);
}

async function begin(lead: Lead, tx: Transaction) {
  const contact = lead.contact ?? (await knownAs(lead, tx));
  const seen = { ...lead, contact, preferredLanguage: lead.preferredLanguage ?? languageFor(lead) };
  const isToBeGiven = (lead.assignment as Assignment | null)?.code === 'toBeGiven' && isOpen(lead.status);
  const found = isToBeGiven ? await giveLead(tx, seen) : undefined;
  if (found?.answerBy) await tx.later('leads.clock', { lead: lead.id, answerBy: found.answerBy }, { at: found.answerBy });
  return { receivedAt: tx.now, contact, preferredLanguage: seen.preferredLanguage, ...found };
}

async function follow({ before, after, changed }: Saving & { before: Lead }, tx: Transaction) {
  const isAnswered = !after.answeredAt && before.status === 'new' && after.status !== 'new';
  const isHandedOver = changed.includes('holder') && !changed.includes('assignment') && isOpen(after.status);
  const handed = isHandedOver ? given(tx, { holder: after.holder, assignment: { code: 'byHand', ...(tx.member && { by: tx.member.id }) } }) : undefined;
  const runsAnew = handed && after.status === 'new' && before.answerBy !== null;
  if (runsAnew) await tx.later('leads.clock', { lead: after.id, answerBy: handed.answerBy }, { at: handed.answerBy! });
  const guessed = after.guessed as string[] | null;
  const left = guessed?.filter((name) => !changed.includes(name));
  return {
    ...(handed && { ...handed, answerBy: runsAnew ? handed.answerBy : after.answerBy }),
    ...(isAnswered && { answeredAt: tx.now, answeredAfter: minutesBetween(after.receivedAt ?? tx.now, tx.now), answerBy: null }),
    ...(guessed && left!.length < guessed.length && !changed.includes('guessed') && { guessed: left!.length ? left : null }),
    ...(after.status !== 'discarded' && after.discardReason && { discardReason: null }),
  };
}

const minutesBetween = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));

/** The one client who has this number or address. */
async function knownAs({ firstName, lastName, company, phones, emails }: Lead, tx: Transaction): Promise<string | null> {
  const told = Object.fromEntries(Object.entries({ firstName, lastName, company, phones, emails }).filter(([, value]) => value !== null));
  if (!phones?.length && !emails?.length) return null;
  const [same] = await tx.asOffice.records(contacts).sameAs(told);
  return same ?? null;
}

function languageFor({ firstName, lastName, message }: Lead): Lead['preferredLanguage'] {
  return (languageOf(message, firstName, lastName) ?? null) as Lead['preferredLanguage'];
}
