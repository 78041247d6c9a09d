import type { Connection, Engine } from '../engine/engine.ts';

/** The global tables, inside of a transaction or outside of any. */
export type Reach = Pick<Connection, 'rows' | 'change'>;

export function reachOf(engine: Engine): Reach {
  return {
    rows: (sql, params = []) => engine.read(null, { sql, params }),
    change: (sql, params = []) => engine.write(null, (connection) => connection.change(sql, params)),
  };
}
