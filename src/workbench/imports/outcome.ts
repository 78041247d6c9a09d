import type { ImportState } from '@gable/api';
import type { Workbench } from '@gable/api/ui';
import type { Decided } from './fileImport.svelte.ts';

/** What is known of an import wherever it is told of. */
export interface Told {
  state: string;
  progress: Omit<ImportState, 'mapping' | 'variants' | 'profiles' | 'problems' | 'examples' | 'unknownNames'>;
}

/** How an import stands, or how it ended, in one sentence whose numbers add up to the file’s rows. */
export function outcomeOf({ t }: Pick<Workbench, 't'>, told: Told): string {
  const { phase, failure, created, changed, skipped, refused, undone, kept, there } = told.progress;
  const list = (counts: Record<string, number>) => Object.entries(counts).filter(([, count]) => count > 0).map(([id, count]) => t(`import.outcome.${id}`, { count })).join(', ');
  const nothing = (counts: Record<string, number>) => (list(counts) ? t('import.outcome.nothing', { others: list(counts) }) : t('import.outcome.empty'));

  if (isBroken(told)) return t(`import.phase.${isAhead(phase) && failure ? 'failed' : 'stopped'}`);
  else if (phase === 'undone') return list({ undone, kept }) || t('import.outcome.empty');
  else if (phase === 'applied') return created + changed > 0 ? list({ created, changed, skipped, refused }) : nothing({ skipped, refused });
  else if (phase === 'judged' && rowsToBring(told.progress) === 0) return nothing({ skipped: there, refused });
  else return t(`import.phase.${phase}`);
}

export const isWorking = ({ state }: Pick<Told, 'state'>): boolean => state === 'waiting' || state === 'running';

/** Whether it ended before its end: the file can't be taken, or something broke. What breaks after the last row is no matter. */
export function isBroken(told: Told): boolean {
  const { state, progress: { failure, phase } } = told;
  return !isWorking(told) && (state === 'failed' || failure !== undefined) && phase !== 'applied' && phase !== 'undone';
}

/** Something of the file has come in and was not taken back. */
export const isThere = (progress: Told['progress']): boolean =>
  progress.phase !== 'undone' && toTakeBack(progress) > (progress.phase === 'undoing' ? progress.undone + progress.kept : 0);

/** Records to take back, each once, though several rows may tell of one; an import of before that was counted tells of its rows. */
export const toTakeBack = ({ touched, created, changed }: Pick<ImportState, 'touched' | 'created' | 'changed'>): number => touched || created + changed;

/** Rows that will write something when it is applied; where it is decided one by one, those of which it is not known that they are left. */
export function rowsToBring({ toCreate, toChange, there, duplicates }: Told['progress'], decided?: Decided): number {
  const brought = duplicates === 'decide' && decided ? broughtBy(decided, there) : duplicates === 'update' || duplicates === 'decide' ? there : 0;
  return toCreate + toChange + brought;
}

function broughtBy({ each, otherwise }: Decided, there: number): number {
  const single = Object.values(each);
  return single.filter((decision) => decision !== 'skip').length + (otherwise === 'skip' ? 0 : there - single.length);
}

export const isAhead = (phase: ImportState['phase']): boolean => phase === 'judging' || phase === 'judged';
