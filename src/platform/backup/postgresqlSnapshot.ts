import type { Row } from '../engine/engine.ts';
import { Link } from '../engine/postgresql/link.ts';
import { batchSize, quote, type Snapshot, type Table } from './snapshot.ts';

/** One repeatable-read transaction. The owner obeys row-level security too, so guarded tables are read agency by agency. */
export async function postgresqlSnapshot(url: string): Promise<Snapshot> {
  const link = await asOwner(url);
  await link.tell('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const agencies = (await link.tell('SELECT id FROM agencies ORDER BY id')).rows.map(([id]) => id as number);
  const guarded = new Set((await link.tell("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity")).rows.map(([name]) => name));

  async function* rowsInSight({ name, columns, key }: Table): AsyncGenerator<Row[]> {
    await link.tell(`DECLARE reading NO SCROLL CURSOR FOR SELECT ${columns.map(quote).join(', ')} FROM ${quote(name)} ORDER BY ${key.map(quote).join(', ')}`);
    for (let batch: Row[] = []; ;) {
      ({ rows: batch } = await link.tell(`FETCH ${batchSize} FROM reading`));
      yield batch.map((row) => [...row]);
      if (batch.length < batchSize) break;
    }
    await link.tell('CLOSE reading');
  }

  async function* rows(table: Table): AsyncGenerator<Row[]> {
    if (!guarded.has(table.name)) return yield* rowsInSight(table);
    for (const agency of agencies) {
      await link.tell(`SELECT set_config('gable.agency', '${agency}', true)`);
      yield* rowsInSight(table);
    }
  }

  return {
    dialect: 'postgresql',
    migrations: async () => (await link.tell('SELECT owner, name FROM migrations ORDER BY applied_at, owner, name')).rows.map(([owner, name]) => ({ owner: owner as string, name: name as string })),
    tables: async () => (await link.tell(readTables)).rows.map(([name, columns, key]) => ({ name: name as string, columns: JSON.parse(columns as string), key: JSON.parse(key as string) })),
    rows,
    close: () => link.close(),
  };
}

const readTables = `
  SELECT c.relname::text,
    (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
    (SELECT json_agg(a.attname ORDER BY k.place) FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place), pg_attribute a
      WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.attnum)
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname COLLATE "C"`;

export function asOwner(url: string): Promise<Link> {
  return Link.open(url, { connectMilliseconds: 5_000, isServerThere: async () => true });
}
