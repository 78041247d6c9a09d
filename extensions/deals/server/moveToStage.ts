import { agencyChoice, choice, deals, defineCommand, reference, text } from '@gable/api/server';
import { lastPosition, positionBefore } from './positions.ts';

/** A card is dragged: to a stage, in front of another card or behind all. One row changes. */
export const moveToStage = defineCommand({
  id: 'deals.moveToStage',
  input: {
    deal: reference('deals', { required: true }),
    stage: agencyChoice({ required: true }),
    before: reference('deals'),
    lostReason: choice(['price', 'financing', 'competitor', 'changedMind', 'notFound', 'noContact', 'propertyGone', 'other']),
    /** What it was, where it was for another reason. */
    otherReason: text(),
    competitor: text(),
  },
  permission: 'everyone',
  hidden: true,
  async run(tx, { deal, stage, before, lostReason, otherReason, competitor }) {
    const boardPosition = before ? await positionBefore(tx, stage, before) : await lastPosition(tx, stage);
    return tx.records(deals).change(deal, { stage, boardPosition, ...(lostReason && { lostReason }), ...(otherReason && { otherReason }), ...(competitor && { competitor }) });
  },
});
