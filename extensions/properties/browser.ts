import type { Activate } from '@gable/api/ui';
import Mandate from './views/Mandate.svelte';

export const activate: Activate = (workbench, keep) => {
  keep(workbench.sections.add('properties.mandate', Mandate));
};
