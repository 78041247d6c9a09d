import type { Row } from '../engine/engine.ts';
import { openReader } from '../engine/sqlite/openDatabase.ts';
import { batchSize, quote, type Snapshot, type Table } from './snapshot.ts';

/** A read transaction: the write-ahead log keeps what it sees apart from what others write meanwhile. */
export async function sqliteSnapshot(file: string): Promise<Snapshot> {
  const database = openReader(file);
  database.exec('BEGIN');
  const ask = (sql: string, ...params: string[]): unknown[] => database.prepare(sql).all(...params);

  async function* rows({ name, columns, key }: Table): AsyncGenerator<Row[]> {
    const sql = `SELECT ${columns.map(quote).join(', ')} FROM ${quote(name)} ORDER BY ${key.map(quote).join(', ')}`;
    let batch: Row[] = [];
    for (const row of database.prepare(sql).raw(true).iterate() as Iterable<Row>) {
      if (batch.push(row) < batchSize) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  }

  return {
    dialect: 'sqlite',
    migrations: async () => ask('SELECT owner, name FROM migrations ORDER BY applied_at, owner, name') as { owner: string; name: string }[],
    tables: async () => (ask("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name") as { name: string }[]).map(({ name }) => {
      const columns = ask('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid', name) as { name: string; pk: number }[];
      const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
      return { name, columns: columns.map((column) => column.name), key: key.map((column) => column.name) };
    }),
    rows,
    close: async () => void database.close(),
  };
}
