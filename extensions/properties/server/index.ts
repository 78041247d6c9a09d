import { properties, type Host } from '@gable/api/server';
import { fillProperty } from './fillProperty.ts';
import { onDealReopened } from './onDealReopened.ts';
import { onDealWon } from './onDealWon.ts';
import { sameHome } from './sameHome.ts';

export function activate(host: Host): void {
  host.records.add(properties);
  host.records.rule(properties, fillProperty);
  host.records.same(properties, sameHome);
  host.events.during('deals.won', onDealWon);
  host.events.during('deals.reopened', onDealReopened);
  host.demo.add(() => import('./demo.ts'));
}
