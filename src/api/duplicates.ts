import type { RecordData } from './description.ts';

/** Two records that may be one: `GET /api/v1/<records>/duplicates`. */
export interface DuplicatePair {
  one: RecordData;
  other: RecordData;
  /** `certain`: one number and one name; `likely`: one name and nothing against it; `possible`: one number and two names. */
  strength: 'possible' | 'likely' | 'certain';
  /** What they have in common: names of fields, `title` for the name, `sound` for the same name in another script. */
  reasons: string[];
}

/** How far a look through all records of a kind is. */
export interface ScanState { phase: 'scanning' | 'done' | 'cancelled'; records: string; total: number; done: number; found: number }
