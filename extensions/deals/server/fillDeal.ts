import { contacts, deals, properties, Refusal, type Saved, type Transaction } from '@gable/api/server';
import { onEntering, titleOf } from '../deal.ts';
import { lastPosition } from './positions.ts';
import { kindOf, stagesOf } from './pipeline.ts';

/** Completes a deal that is being written: its stage and what follows from it, its place on the board, a name. */
export async function fillDeal({ before, after, changed }: Saved<typeof deals>, tx: Transaction) {
  const stage = after.stage ?? stagesOf(tx)[0]!.id;
  const kind = kindOf(tx, stage);
  if (!kind) throw new Refusal('record.invalid', { fields: { stage: 'deals.unknownStage' } });
  const isNewHere = !before || before.stage !== stage;
  if (kind === 'lost' && !after.lostReason) throw new Refusal('record.invalid', { fields: { lostReason: 'deals.lostNeedsReason' } });
  return {
    stage,
    side: after.side ?? ('buyer' as const),
    ...(before?.lostReason === 'other' && after.lostReason !== 'other' && !changed.includes('otherReason') && { otherReason: null }),
    ...(isNewHere && onEntering(kind, after, tx.now)),
    ...(isNewHere && !changed.includes('boardPosition') && { boardPosition: await lastPosition(tx, stage) }),
    ...(!after.title && { title: await titleFromRecords(after, tx) }),
  };
}

async function titleFromRecords({ people, properties: homes }: Saved<typeof deals>['after'], tx: Transaction): Promise<string> {
  const first = people?.[0] && (await tx.asOffice.records(contacts).find(people[0].id));
  const home = homes?.[0] && (await tx.asOffice.records(properties).find(homes[0].id));
  const title = titleOf([first?.title ?? ''], [home?.title ?? '']);
  if (!title) throw new Refusal('record.invalid', { fields: { title: 'field.required' } });
  return title;
}
