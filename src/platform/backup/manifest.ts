/** What a backup says of itself. It is the last but one of its entries; the last is this one's SHA-256. */
export interface Manifest {
  format: 1;
  /** The Gable that made it. */
  version: string;
  /** ISO 8601. */
  at: string;
  dialect: 'sqlite' | 'postgresql';
  /** Those that the database had, in their order: they make the tables that the rows fit in. */
  migrations: { owner: string; name: string }[];
  tables: TableEntry[];
  files: FileEntry[];
  /** SHA-256 of files that the database knows and the data folder has not. */
  missing: string[];
}

/** `sha256` is of the entry's bytes, which are compressed. */
export interface TableEntry { name: string; rows: number; bytes: number; sha256: string }
/** `name` is the SHA-256 by which the database knows it; where `sha256` differs, the file was damaged already. */
export interface FileEntry { name: string; bytes: number; sha256: string }

export const tableEntryName = (table: string): string => `tables/${table}.jsonl.gz`;
export const fileEntryName = (name: string): string => `files/${name}`;

/**
 * What is not carried along: who is signed in, one-time links and counted attempts, because what was used up or ended
 * since must not come back to life; and what the engines keep for themselves.
 */
export const leftOut: ReadonlySet<string> = new Set(['sessions', 'links', 'attempts', 'migrations', 'commits']);
