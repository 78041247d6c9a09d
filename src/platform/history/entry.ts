import { hash, randomFillSync } from 'node:crypto';

export type Action = 'created' | 'changed' | 'archived' | 'restored';

/** One record's part in one run of a command. */
export interface Entry {
  agency: number;
  id: string;
  sequence: number;
  command: string;
  run: string;
  /** Milliseconds. */
  at: number;
  member: string | null;
  kind: string;
  record: string;
  action: Action;
  /** Both values of each field that differs. Erasing a person empties these and their salts; the chain still holds. */
  changes: Record<string, [before: unknown, after: unknown]>;
}

const pool = Buffer.alloc(4_800);
let used = pool.length;

/** 16 random bytes: without them a commitment to a phone number could be found by trying all numbers. */
export function newSalt(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.toString('base64url', used - 16, used);
}

/** What binds an entry to a value without telling it. */
export function commitment(salt: string, field: string, values: readonly [unknown, unknown]): string {
  return hash('sha256', `${salt}\n${field}\n${JSON.stringify(values)}`, 'base64url');
}

/** Hash of an entry and of the whole chain before it. */
export function chainHash(previous: string, entry: Omit<Entry, 'changes'>, commitments: string): string {
  const { agency, id, sequence, command, run, at, member, kind, record, action } = entry;
  return hash('sha256', JSON.stringify([previous, agency, id, sequence, command, run, at, member, kind, record, action, commitments]), 'base64url');
}

/** Where an agency's chain begins. */
export const beginning = '';
