import type { Transaction } from '@gable/api/server';
import { firstPipeline, type Stage } from '../deal.ts';

export function stagesOf(tx: Transaction): readonly Stage[] {
  return tx.setting<Stage[]>('pipeline') ?? firstPipeline;
}

export function kindOf(tx: Transaction, stage: string): Stage['kind'] | undefined {
  return stagesOf(tx).find(({ id }) => id === stage)?.kind;
}
