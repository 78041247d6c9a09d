import { deals, type Host } from '@gable/api/server';
import { changePipeline } from './changePipeline.ts';
import { fillDeal } from './fillDeal.ts';
import { moveToStage } from './moveToStage.ts';
import { onDealChanged } from './onDealChanged.ts';

export function activate(host: Host): void {
  host.records.add(deals);
  host.records.rule(deals, fillDeal);
  host.events.during('deals.created', onDealChanged);
  host.events.during('deals.changed', onDealChanged);
  host.commands.add(moveToStage);
  host.commands.add(changePipeline);
}
