import type { GableWorkbench } from '../workbench.svelte.ts';
import type { Context } from './when.ts';

/** What when-clauses may ask. */
export function contextOf({ tabs, describe, me, isPhone }: GableWorkbench): Context {
  const [, first = '', second] = tabs.current.split('/');
  return {
    view: first || 'home',
    recordKind: describe(first) ? first : undefined,
    recordOpen: Boolean(describe(first) && second && second !== 'new'),
    role: me.role,
    isPhone,
  };
}
