import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '@gable/api';

export interface OpenFolder {
  readonly folder: string;
  release(): void;
}

/** A lock that nobody refers to would be let go by whoever collects garbage. */
const held = new Set<Database.Database>();

/**
 * Takes the data folder for this process, and makes it where it is missing.
 * @throws Refusal `storage.inUse` where another process has it, `storage.notWritable`.
 */
export function openFolder(folder: string): OpenFolder {
  const whole = path.resolve(folder);
  try {
    mkdirSync(whole, { recursive: true, mode: 0o700 });
    accessSync(whole, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Refusal('storage.notWritable', { status: 503, values: { folder: whole } });
  }
  const lock = lockFolder(whole);
  held.add(lock);
  const holder = holderFile(whole);
  writeFileSync(holder, `${process.pid}\n`);
  return {
    folder: whole,
    release() {
      rmSync(holder, { force: true });
      lock.close();
      held.delete(lock);
    },
  };
}

/** The process that has the folder; null where nobody says so. */
export function holderOf(folder: string): number | null {
  try {
    return Number.parseInt(readFileSync(holderFile(folder), 'utf8')) || null;
  } catch {
    return null;
  }
}

/**
 * Node has no locks, but SQLite does, on every system, and the system releases them however the process ends. Nothing
 * else may open the lock's file: on POSIX to close any handle of it would release the lock.
 */
function lockFolder(folder: string): Database.Database {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(path.join(folder, 'lock.db'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (failure) {
    lock?.close();
    const { code } = failure as { code?: string };
    if (code === 'SQLITE_BUSY') throw new Refusal('storage.inUse', { status: 503, values: { folder, pid: String(holderOf(folder) ?? '?') } });
    else if (code === 'SQLITE_CANTOPEN' || code?.startsWith('SQLITE_READONLY')) throw new Refusal('storage.notWritable', { status: 503, values: { folder } });
    else throw failure;
  }
}

function holderFile(folder: string): string {
  return path.join(folder, 'lock.pid');
}
