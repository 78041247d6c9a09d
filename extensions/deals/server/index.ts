import { deals, type Host } from '@gable/api/server';
import { firstPipeline, stageChoices, type Stage } from '../deal.ts';
import { changePipeline } from './changePipeline.ts';
import { fillDeal } from './fillDeal.ts';
import { keptUntil } from './keptUntil.ts';
import { moveToStage } from './moveToStage.ts';
import { onDealChanged } from './onDealChanged.ts';

export function activate(host: Host): void {
  host.records.add(deals);
  host.records.choices(deals, 'stage', (setting) => stageChoices((setting('pipeline') as Stage[] | undefined) ?? firstPipeline));
  host.records.rule(deals, fillDeal);
  host.records.keeps(deals, keptUntil);
  host.events.during('deals.created', onDealChanged);
  host.events.during('deals.changed', onDealChanged);
  host.commands.add(moveToStage);
  host.commands.add(changePipeline);
  host.demo.add(() => import('./demo.ts'));
}
