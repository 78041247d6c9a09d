import { dateTime, defineCommand, leads, reference, Refusal, text } from '@gable/api/server';
import { openLead } from './openLead.ts';

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
