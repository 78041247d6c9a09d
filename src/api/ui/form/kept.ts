import type { Workbench } from '../workbench.ts';

/**
 * What somebody has begun to write at a place of this window (`contacts/new`). It outlives a reload and signing in again,
 * and whoever else signs in here does not see it.
 */
export function keptAt<Value>(workbench: Pick<Workbench, 'me' | 'isLeaving'>, place: string) {
  const key = `gable.draft.${workbench.me.id}.${place}`;
  const isHere = typeof sessionStorage !== 'undefined';
  return {
    read: (): Value | undefined => JSON.parse((isHere && sessionStorage.getItem(key)) || 'null') ?? undefined,
    write: (value: Value): void => { if (!workbench.isLeaving) sessionStorage.setItem(key, JSON.stringify(value)); },
    forget: (): void => { if (isHere) sessionStorage.removeItem(key); },
  };
}

/** A note that is being written; `revision` of the one that it changes. */
export interface BegunNote { text: string; revision?: number }

/** Of a note by its id, of a new one by the address of what it is about. */
export const keptNote = (workbench: Pick<Workbench, 'me' | 'isLeaving'>, idOrAbout: string) => keptAt<BegunNote>(workbench, `note/${idOrAbout}`);

type Writing = { about: string; what: 'note' | 'task' | 'record' };

/** Once signed in again, the page of `about` opens what was being written there. */
export const resumeLater = (workbench: Workbench, writing: Writing): void => keptAt<Writing>(workbench, 'resumed').write(writing);

/** What was being written about this record when the session ended; answers once. */
export function resumed(workbench: Workbench, about: string): Writing['what'] | undefined {
  const kept = keptAt<Writing>(workbench, 'resumed');
  const writing = kept.read();
  if (writing?.about !== about) return undefined;
  kept.forget();
  return writing.what;
}
