import { getWorkbench } from '@gable/api/ui';
import type { GableWorkbench } from './workbench.svelte.ts';

/** The workbench around one of its own components, whole. To be called while the component is being set up. */
export const here = (): GableWorkbench => getWorkbench() as GableWorkbench;
