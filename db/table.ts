import type { ColumnType } from './field.ts';

/** `'text'`, `'integer'`, with `!` where a value must be there. */
export type ColumnSketch = ColumnType | `${ColumnType}!`;

export interface TableSketch {
  /** Rows of a page's quarter and more: they lie in a tree of their own, or SQLite would give each a page beside its key's. */
  wide?: boolean;
  columns: Record<string, ColumnSketch>;
  key: string[];
  unique?: string[][];
  /** Each a list of columns, under a name made of them unless told; `valued` keeps rows out that have nothing in that column. */
  indexes?: (string[] | { name: string; on: string[]; valued?: string })[];
}

/** A table as a sketch; `drizzleTables` makes both engines' tables of it. */
export interface Table extends TableSketch { name: string }

/** A table that is no record kind: history, sessions. */
export function defineTable(name: string, sketch: TableSketch): Table {
  return { name, ...sketch };
}
