import { choice, contacts, dateTime, defineCommand, leads, longText, notes, reference, Refusal, text, type Transaction } from '@gable/api/server';
import { isOpen } from '../lead.ts';

/** Somebody has spoken with them, or tried to: the clock stands still. */
export const answered = defineCommand({
  id: 'leads.answered',
  input: { lead: reference('leads', { required: true }), text: longText(), reached: choice(['yes', 'no']) },
  permission: 'everyone',
  hidden: true,
  async run(tx, { lead: id, text: words, reached }) {
    const lead = await openLead(tx, id);
    if (words) await tx.records(notes).create({ text: words, about: `leads/${id}` });
    if (lead.contact && reached !== 'no' && (await tx.records(contacts).find(lead.contact))) await tx.records(contacts).change(lead.contact, { lastContactAt: tx.now });
    return tx.records(leads).change(id, { status: lead.status === 'new' ? 'contacted' : lead.status, ...(lead.callBackAt && lead.callBackAt <= tx.now && { callBackAt: null }) });
  },
});

/** «Call me back on that day.» */
export const callBack = defineCommand({
  id: 'leads.callBack',
  input: { lead: reference('leads', { required: true }), at: dateTime({ required: true }), nextStep: text() },
  permission: 'everyone',
  hidden: true,
  async run(tx, { lead: id, at, nextStep }) {
    const { status } = await openLead(tx, id);
    if (at <= tx.now) throw new Refusal('record.invalid', { fields: { at: 'leads.callBackIsPast' } });
    return tx.records(leads).change(id, { status: status === 'new' ? 'contacted' : status, callBackAt: at, nextStepAt: at, ...(nextStep && { nextStep }) });
  },
});

/** Nothing comes of it. */
export const discard = defineCommand({
  id: 'leads.discard',
  input: { lead: reference('leads', { required: true }), reason: choice(['noReply', 'notInterested', 'elsewhere', 'wrongNumber', 'outOfArea', 'twice', 'spam', 'other'], { required: true }) },
  permission: 'everyone',
  hidden: true,
  async run(tx, { lead: id, reason }) {
    await openLead(tx, id);
    return tx.records(leads).change(id, { status: 'discarded', discardReason: reason, callBackAt: null, nextStep: null, nextStepAt: null });
  },
});

/** @throws Refusal `leads.isOver` (409) */
export async function openLead(tx: Transaction, id: string) {
  const lead = await tx.records(leads).get(id);
  if (!isOpen(lead.status)) throw new Refusal('leads.isOver', { status: 409 });
  return lead;
}
