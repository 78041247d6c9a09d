import type { RecordData } from '@gable/api';

export interface Task extends RecordData {
  /** Address of the record it is about: `contacts/<id>`. */
  about: string | null;
  dueAt: string | null;
  doneAt: string | null;
  priority: 'low' | 'normal' | 'high' | null;
}

export type Moment = 'overdue' | 'today' | 'tomorrow' | 'week' | 'later' | 'someday';
export const moments: Moment[] = ['overdue', 'today', 'tomorrow', 'week', 'later', 'someday'];

/** When a task is due, seen from now; `dayOf` gives the agency's day of an instant, `2026-11-22`. */
export function momentOf({ dueAt }: Pick<Task, 'dueAt'>, now: Date, dayOf: (at: string | Date) => string): Moment {
  if (!dueAt) return 'someday';
  const due = new Date(dueAt);
  if (due < now) return 'overdue';
  const inDays = (days: number) => dayOf(new Date(now.getTime() + days * 86_400_000));
  const day = dayOf(due);
  if (day === inDays(0)) return 'today';
  else if (day === inDays(1)) return 'tomorrow';
  else return day <= inDays(7) ? 'week' : 'later';
}

/** Overdue first, then by the hour; without a day last, and the important ones before the others. */
export function inOrder(tasks: Task[]): Task[] {
  const weight = { high: 0, normal: 1, low: 2 };
  return tasks.toSorted(
    (a, b) => (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999') || weight[a.priority ?? 'normal'] - weight[b.priority ?? 'normal'],
  );
}
