import { dateTime, defineCommand, leads, reference, tasks } from '@gable/api/server';
import type { Assignment } from '../lead.ts';
import { giveLead } from './giveLead.ts';

/** Nobody answered in time: it goes to the next one, and in the end to whoever looks after the team. */
export const passOn = defineCommand({
  id: 'leads.passOn',
  input: { lead: reference('leads', { required: true }), answerBy: dateTime({ required: true }) },
  permission: [],
  hidden: true,
  undoable: false,
  async run(tx, { lead: id, answerBy }) {
    const lead = await tx.records(leads).find(id);
    const isWaiting = lead && !lead.archivedAt && lead.status === 'new' && !lead.answeredAt && lead.answerBy === answerBy;
    if (!isWaiting) return { holder: null };
    const after = [...((lead.assignment as Assignment | null)?.after ?? []), ...(lead.holder ? [lead.holder] : [])];
    const next = await giveLead(tx, lead, { after });
    await tx.records(leads).change(id, { holder: next.holder, assignment: next.assignment as never, givenAt: next.givenAt as never, answerBy: next.answerBy as never });
    if (next.answerBy) await tx.later('leads.clock', { lead: id, answerBy: next.answerBy }, { at: next.answerBy });
    else await tx.records(tasks).create({ title: lead.title, about: `leads/${id}`, holder: next.holder, dueAt: tx.now, priority: 'high' });
    return { holder: next.holder };
  },
});
