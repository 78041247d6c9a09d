import { choice, contacts, defineCommand, leads, longText, notes, reference } from '@gable/api/server';
import { openLead } from './openLead.ts';

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
