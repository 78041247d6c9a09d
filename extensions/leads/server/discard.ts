import { choice, defineCommand, leads, reference } from '@gable/api/server';
import { openLead } from './openLead.ts';

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
