import type { TimelineEntry } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Step } from './asOf.ts';

/** One entry of a record's history, with what it takes to say whether it can be taken back. */
export interface Doing extends Step { id: string; command: string }

/**
 * Whether each entry can be taken back as far as this record goes, and what each one took back; other records of the same
 * run are looked at when somebody does.
 * @param doings all from the oldest that is asked about to the newest there is
 */
export function undoabilityOf(doings: readonly Doing[], { definition, isUndoable }: { definition: RecordDefinition; isUndoable: (command: string) => boolean }): Map<string, Pick<TimelineEntry, 'undo' | 'tookBack'>> {
  const told = new Map<string, Pick<TimelineEntry, 'undo' | 'tookBack'>>();
  const now = new Map<string, string>();
  const ordered = doings.toSorted((a, b) => b.sequence - a.sequence);
  const follows = (field: string): boolean => field === 'title' && Boolean(definition.options.title);
  for (const [index, doing] of ordered.entries()) {
    for (const [field, [, after]] of Object.entries(doing.changes)) if (!now.has(field)) now.set(field, JSON.stringify(after));
    const concerned = (doing.action === 'created' ? [...now.keys()].filter((field) => field !== 'archivedAt') : Object.keys(doing.changes)).filter((field) => !follows(field));
    const changed = concerned.find((field) => now.get(field) !== JSON.stringify(doing.changes[field]?.[1] ?? null));
    const undone = doing.command === 'history.undo' ? ordered.slice(index + 1).find((earlier) => isOppositeOf(doing, earlier)) : undefined;
    told.set(doing.id, {
      undo: !isUndoable(doing.command) ? { can: false, why: 'notUndoable' }
        : Object.keys(doing.changes).length === 0 ? { can: false, why: 'erased' }
        : changed !== undefined ? { can: false, why: 'changedSince', field: changed } : { can: true },
      ...(undone && { tookBack: undone.command }),
    });
  }
  return told;
}

function isOppositeOf({ changes }: Doing, earlier: Doing): boolean {
  return Object.entries(changes).some(([field, [before, after]]) =>
    Object.hasOwn(earlier.changes, field) && JSON.stringify(earlier.changes[field]) === JSON.stringify([after, before]))
    || (earlier.action === 'created' && Boolean(changes.archivedAt?.[1]) && !changes.archivedAt?.[0]);
}
