import type { Activate } from '@gable/api/ui';
import { moveDeal, type Move } from './views/moveDeal.ts';
import StagePath from './views/StagePath.svelte';

export const activate: Activate = (workbench, keep) => {
  keep(workbench.sections.add('deals.path', StagePath));
  keep(workbench.actions.add('deals.moveOnBoard', (input) => moveDeal(workbench, input as unknown as Move)));
};
