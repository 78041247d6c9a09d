import type { TableLayout } from './bootstrap.ts';
import type { RecordData } from './description.ts';

/** The ways in which a list may be drawn. */
export const layouts = ['table', 'board', 'calendar', 'gallery'] as const;
export type Layout = (typeof layouts)[number];

/** A record of the kind `views`: how somebody looks at records of one kind. What is null is as it is without a view. */
export interface SavedView extends RecordData {
  /** The kind that it is of. */
  records: string;
  layout: Layout;
  filter: string | null;
  /** Free words. */
  words: string | null;
  archived: 'only' | 'any' | null;
  sort: string | null;
  columns: TableLayout | null;
  groupBy: string | null;
  boardBy: string | null;
  dateBy: string | null;
  /** Who sees it beside its holder. */
  visibility: 'own' | 'team' | 'agency';
  team: string | null;
  holder: string;
}
