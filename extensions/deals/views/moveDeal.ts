import type { RecordData, Reference } from '@gable/api';
import type { Workbench } from '@gable/api/ui';

export interface Move { record: RecordData; to: string; before?: string }
export interface Lost { lostReason: string; otherReason?: string; competitor?: string }

/**
 * Brings a deal into a stage. Asks why, where it is lost, and for what is missing, where it is won;
 * false where the answer was to leave it.
 */
export async function moveDeal(workbench: Workbench, { record, to, before }: Move): Promise<boolean> {
  const stage = workbench.describe('deals')?.fields.find(({ name }) => name === 'stage')?.choices?.find(({ value }) => value === to);
  const isNew = record.stage !== to;
  const lost = isNew && stage?.meaning === 'bad' ? await askWhyLost(workbench) : {};
  if (!lost) return false;
  if (isNew && stage?.meaning === 'good' && !(await completeForWon(workbench, record))) return false;
  const label = stage?.label ?? workbench.t(`deals.stage.${to}`);
  const told = stage?.meaning === 'good' && workbench.describe('properties') ? 'deals.movedToWon' : 'deals.movedTo';
  await workbench.run('deals.moveToStage', { deal: record.id, stage: to, ...(before && { before }), ...lost }, { done: isNew ? workbench.t(told, { stage: label }) : undefined });
  return true;
}

async function askWhyLost(workbench: Workbench): Promise<Lost | undefined> {
  const { default: Losing } = await import('./Losing.svelte');
  return workbench.ask<Lost>(Losing);
}

/** A home is sold by it, so it has to be known which one. */
async function completeForWon(workbench: Workbench, record: RecordData): Promise<boolean> {
  const properties = (record.properties as (Reference | string)[] | null) ?? [];
  if (properties.length === 1) return true;
  const { default: Winning } = await import('./Winning.svelte');
  const missing = await workbench.ask<Record<string, unknown>>(Winning, { record });
  if (missing && Object.keys(missing).length) await workbench.run('deals.change', { id: record.id, ...missing }, { quietly: true });
  return missing !== undefined;
}
