import type { FieldDescription, RecordData } from '../../index.ts';
import type { Figures } from './figures.ts';

/** Records that have something in common. */
export interface RecordGroup {
  /** Tells it from the others. */
  key: string;
  /** What they have in common; null for those that have no such value. */
  value: unknown;
  /** In words, where the value alone does not say it. */
  label: string;
  count: number;
  figures: Figures;
}

/** A line of a grouped table: a group's head, one of its records, or one that has not been loaded yet. */
export type Line = { head: RecordGroup; isOpen: boolean } | { record: RecordData } | { waiting: string };

/** The lines of a table that is grouped, and what its heads do. */
export interface Grouped {
  field: FieldDescription;
  lines: readonly Line[];
  /** All that have been loaded, in their order. */
  records: RecordData[];
  toggle(key: string): void;
  /** Opens or closes all groups. */
  toggleAll(isOpen: boolean): void;
  /** Loads more of a group. */
  load(key: string): Promise<void>;
}
