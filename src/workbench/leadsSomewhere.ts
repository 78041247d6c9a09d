import type { GableWorkbench } from './workbench.svelte.ts';

/** Whether anybody draws what stands at an address now: kinds of records go with their extensions. */
export function leadsSomewhere({ describe, contributions }: Pick<GableWorkbench, 'describe' | 'contributions'>, path: string): boolean {
  const [, first = ''] = path.split('/');
  return first === '' || first === 'settings' || describe(first) !== undefined || contributions.viewAt(path.slice(1)).length > 0;
}
