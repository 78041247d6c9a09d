import { commitment, saltsFrom, seal, type Commitments, type Entry } from './entry.ts';

/** The columns of an entry that hold what it says, and what binds it to that. */
export interface Sayings {
  changes: Entry['changes'];
  /** The secret that all salts follow from; after an erasure, the salts that are left, by field and as JSON. */
  secret: string;
  /** By field and as JSON; null while they follow from changes and secret. */
  commitments: string | null;
}

/** Forgets values for good: of each, the commitment stays, which without its salt tells nothing. */
export function eraseValues({ changes, secret, commitments }: Sayings, erased: readonly string[]): Sayings {
  const fields = Object.keys(changes);
  const salts = commitments === null ? saltsFrom(secret, fields.length) : fields.map((field) => (JSON.parse(secret) as Record<string, string>)[field]!);
  const left = fields.map((field, index) => [field, salts[index]!] as const).filter(([field]) => !erased.includes(field));
  return {
    changes: Object.fromEntries(left.map(([field]) => [field, changes[field]!])),
    secret: JSON.stringify(Object.fromEntries(left)),
    commitments: commitments ?? JSON.stringify(Object.fromEntries(seal(changes, secret).commitments)),
  };
}

/** The commitments that the chain's hash is over; null where a value is not the one that was committed to. */
export function provenCommitments({ changes, secret, commitments }: Sayings): Commitments | null {
  if (commitments === null) return seal(changes, secret).commitments;
  const committed = JSON.parse(commitments) as Record<string, string>;
  const salts = JSON.parse(secret) as Record<string, string>;
  const isTrue = Object.keys({ ...changes, ...salts }).every((field) =>
    changes[field] !== undefined && salts[field] !== undefined && commitment(salts[field], field, JSON.stringify(changes[field])) === committed[field]);
  return isTrue ? new Map(Object.entries(committed)) : null;
}
