import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';
import type { ColumnType } from './field.ts';

/** `'text'`, `'integer'`, with `!` where a value must be there. */
export type ColumnSketch = ColumnType | `${ColumnType}!`;

export interface TableSketch {
  columns: Record<string, ColumnSketch>;
  key: string[];
  unique?: string[][];
  /** Each a list of columns, under a name made of them unless told. */
  indexes?: (string[] | { name: string; on: string[] })[];
}

export interface Tables { name: string; columns: string[]; key: string[]; sqlite: sqlite.SQLiteTable; postgresql: pg.PgTable }

/** A table that is no record kind (history, sessions), made for both engines from one sketch. */
export function defineTable(name: string, { columns, key, unique = [], indexes = [] }: TableSketch): Tables {
  const build = (text: (name: string) => any, integer: (name: string) => any): any =>
    Object.fromEntries(Object.entries(columns).map(([column, sketch]) => {
      const made = sketch.startsWith('text') ? text(column) : integer(column);
      return [column, sketch.endsWith('!') ? made.notNull() : made];
    }));
  const rules = (dialect: any) => (table: any): any[] => [
    dialect.primaryKey({ columns: key.map((column) => table[column]) }),
    ...unique.map((on) => dialect.uniqueIndex(`${name}_once_by_${on.join('_and_')}`.slice(0, 63)).on(...on.map((column) => table[column]))),
    ...indexes.map((index) => (Array.isArray(index) ? { name: index.join('_and_'), on: index } : index)).map((index) =>
      dialect.index(`${name}_by_${index.name}`.slice(0, 63)).on(...index.on.map((column) => table[column]))),
  ];
  return {
    name,
    columns: Object.keys(columns),
    key,
    sqlite: sqlite.sqliteTable(name, build(sqlite.text, sqlite.integer), rules(sqlite)),
    postgresql: pg.pgTable(name, build(pg.text, (column) => pg.bigint(column, { mode: 'number' })), rules(pg)),
  };
}
