import type { BulkState } from '@gable/api';
import type { GableWorkbench } from '../workbench.svelte.ts';

const said = { change: 'many.changed', archive: 'list.archivedMany', restore: 'list.restored', merge: 'duplicates.merged' } as const;

/** What was done, and what was left and why: the reasons that came most often stand in the first problems. */
export function sayOutcome({ t, has, format }: Pick<GableWorkbench, 't' | 'has' | 'format'>, { action, changed, refused, problems }: BulkState): { done: string; left: string } {
  const reasons = [...new Set(problems.map(({ code }) => code))].filter(has).slice(0, 2).map((code) => t(code));
  const names = format.list(problems.slice(0, 3).map(({ title }) => title));
  return {
    done: t(said[action], { count: changed }),
    left: refused ? [t('many.left', { count: refused, names }), ...reasons].join(' ') : '',
  };
}
