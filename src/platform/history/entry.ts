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
  /** Both values of each field that differs. Erasing one keeps its commitment and the other salts, and not the secret; the chain still holds. */
  changes: Record<string, [before: unknown, after: unknown]>;
}

const pool = Buffer.alloc(4_800);
let used = pool.length;

/** 16 random bytes, of which each value of an entry gets a salt of its own. */
export function newSecret(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.toString('base64url', used - 16, used);
}

const saltLength = 22;

/** Without salts a commitment to a phone number could be found by trying all numbers; no salt tells of another. */
export function saltsFrom(secret: string, count: number): string[] {
  const bytes = Math.ceil((count * saltLength * 6) / 8);
  const all = hash('shake256', secret, { outputEncoding: 'base64url', outputLength: bytes } as never) as unknown as string;
  return Array.from({ length: count }, (_, index) => all.slice(index * saltLength, (index + 1) * saltLength));
}

/** The changes of an entry as they are stored, and what binds the entry to each of them without telling it. */
export interface Sealed { changes: string; commitments: Commitments }

/** By field, in the order of the changes. */
export type Commitments = ReadonlyMap<string, string>;

/** Commitments follow from the changes and the secret, so they are not stored while both are there. */
export function seal(changes: Entry['changes'], secret: string): Sealed {
  const fields = Object.keys(changes);
  const salts = saltsFrom(secret, fields.length);
  const commitments = new Map<string, string>();
  let written = '';
  // An import writes half a million of these, so each value's text is made once.
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields[index]!;
    const [before, after] = changes[field]!;
    const values = `[${textOf(before)},${textOf(after)}]`;
    written += `${index ? ',' : ''}"${field}":${values}`;
    commitments.set(field, commitment(salts[index]!, field, values));
  }
  return { changes: `{${written}}`, commitments };
}

/** @param values both, as JSON */
export function commitment(salt: string, field: string, values: string): string {
  return hash('sha256', `${salt}\n${field}\n${values}`, 'base64url');
}

/** As JSON.stringify gives it, sooner for what most values are. */
function textOf(value: unknown): string {
  if (value === null) return 'null';
  else if (typeof value === 'string' && plain.test(value)) return `"${value}"`;
  else return JSON.stringify(value);
}

/** Nothing that JSON escapes. */
const plain = /^[ !#-[\]-~]*$/;

/** Hash of an entry and of the whole chain before it. */
export function chainHash(previous: string, entry: Omit<Entry, 'changes'>, commitments: Commitments): string {
  const { agency, id, sequence, command, run, at, member, kind, record, action } = entry;
  // JSON has no line breaks of its own, and neither have names and commitments.
  let text = JSON.stringify([previous, agency, id, sequence, command, run, at, member, kind, record, action]);
  for (const [field, committed] of commitments) text += `\n${field}:${committed}`;
  return hash('sha256', text, 'base64url');
}

/** Where an agency's chain begins. */
export const beginning = '';
