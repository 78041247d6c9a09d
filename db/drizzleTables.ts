import { sql } from 'drizzle-orm';
import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';
import type { Table } from './table.ts';

export interface DrizzleTables { sqlite: sqlite.SQLiteTable; postgresql: pg.PgTable }

/** The table for both engines. Apart from the sketches, because to load drizzle costs a server half a second and 200 MB. */
export function drizzleTables({ name, columns, key, unique = [], indexes = [] }: Table): DrizzleTables {
  const build = (text: (name: string) => any, integer: (name: string) => any): any =>
    Object.fromEntries(Object.entries(columns).map(([column, sketch]) => {
      const made = sketch.startsWith('text') ? text(column) : integer(column);
      return [column, sketch.endsWith('!') ? made.notNull() : made];
    }));
  const rules = (dialect: any) => (table: any): any[] => [
    dialect.primaryKey({ columns: key.map((column) => table[column]) }),
    ...unique.map((on) => dialect.uniqueIndex(`${name}_once_by_${on.join('_and_')}`.slice(0, 63)).on(...on.map((column) => table[column]))),
    ...indexes.map((index) => (Array.isArray(index) ? { name: index.join('_and_'), on: index, valued: undefined } : index)).map((index) => {
      const made = dialect.index(`${name}_by_${index.name}`.slice(0, 63)).on(...index.on.map((column) => table[column]));
      return index.valued ? made.where(sql`${sql.identifier(index.valued)} IS NOT NULL`) : made;
    }),
  ];
  return {
    sqlite: sqlite.sqliteTable(name, build(sqlite.text, sqlite.integer), rules(sqlite)),
    postgresql: pg.pgTable(name, build(pg.text, (column) => pg.bigint(column, { mode: 'number' })), rules(pg)),
  };
}
