import Database from 'better-sqlite3';
import { Refusal } from '@gable/api';

/** Before this, SQLite can corrupt a WAL when it is reset. */
const oldestSafeVersion = [3, 51, 3];
/** The write-ahead log is begun anew when it is about this long. */
export const logBytes = 64 * 1024 * 1024;
/** What a connection may keep of the book at hand; an import stays within its memory with that. */
const usualCache = 32;
/** The same for the connection that serves people. A larger one is slower: memory that was never touched costs more than the system's own cache. */
export const servingCache = 64;

/**
 * The connection that writes. There is one in a data folder.
 * @param cache in MiB
 */
export function openWriter(file: string, { cache = usualCache } = {}): Database.Database {
  const database = new Database(file);
  refuseUnsafeVersion(database);
  harden(database, cache);
  const mode = database.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') throw new Error(`SQLite keeps its journal as ${String(mode)} here; Gable needs a place that can have a write-ahead log.`);
  // The build's own default in WAL is NORMAL, which loses acknowledged writes at a power cut.
  database.pragma('synchronous = FULL');
  // A checkpoint inside of a commit would hold up all that goes on in the process; a thread of its own does them.
  database.pragma('wal_autocheckpoint = 0');
  return database;
}

export function openReader(file: string): Database.Database {
  const database = new Database(file, { readonly: true });
  harden(database, usualCache);
  database.pragma('query_only = ON');
  return database;
}

/** Read after the first write, because a new file tells FULL until then, whatever it will do. */
export function confirmSynchronousFull(database: Database.Database): void {
  const level = database.pragma('synchronous', { simple: true });
  if (level !== 2) throw new Error(`SQLite runs with synchronous=${String(level)}; Gable needs FULL (2).`);
}

function harden(database: Database.Database, cache: number): void {
  for (const pragma of [
    'foreign_keys = ON', 'trusted_schema = OFF', 'cell_size_check = ON', 'secure_delete = ON', 'mmap_size = 0',
    `journal_size_limit = ${logBytes}`, 'busy_timeout = 0', 'temp_store = MEMORY', `cache_size = -${cache * 1024}`,
  ]) database.pragma(pragma);
}

function refuseUnsafeVersion(database: Database.Database): void {
  const version = database.prepare('select sqlite_version()').pluck().get() as string;
  const parts = version.split('.').map(Number);
  const older = oldestSafeVersion.findIndex((part, index) => parts[index] !== part);
  if (older >= 0 && parts[older]! < oldestSafeVersion[older]!) throw new Refusal('storage.sqliteTooOld', { values: { version } });
}
