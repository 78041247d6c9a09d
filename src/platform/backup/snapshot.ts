import type { Row } from '../engine/engine.ts';
import { postgresqlSnapshot } from './postgresqlSnapshot.ts';
import { sqliteSnapshot } from './sqliteSnapshot.ts';

/** The whole database at one instant, while others go on writing. */
export interface Snapshot {
  readonly dialect: 'sqlite' | 'postgresql';
  migrations(): Promise<{ owner: string; name: string }[]>;
  tables(): Promise<Table[]>;
  /** All rows, in the order of the key and in batches: the same data give the same bytes, whatever the engine. */
  rows(table: Table): AsyncIterable<Row[]>;
  close(): Promise<void>;
}

export interface Table { name: string; columns: string[]; key: string[] }

/** A SQLite file, or the address of a PostgreSQL database as its owner. */
export type Source = { file: string } | { databaseUrl: string };

export function snapshotOf(source: Source): Promise<Snapshot> {
  return 'file' in source ? sqliteSnapshot(source.file) : postgresqlSnapshot(source.databaseUrl);
}

export const batchSize = 1_000;

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
