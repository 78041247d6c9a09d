import type { RecordData } from './description.ts';

/** After how many days in the archive records are deleted for good; null is never. `kinds` says otherwise of some. */
export interface DeletionDays { days: number | null; kinds: Record<string, number | null> }

/** One that lies in the archive, and the day in whose night it is deleted for good. */
export interface SoonDeleted { kind: string; id: string; title: string; holder: RecordData['holder']; archivedAt: string; /** `2026-11-22` */ on: string }

/** What becomes of one record: the day on which it goes and until which a law keeps it, each null where there is none; how much goes with it, for whoever may delete it now. */
export interface Deletion {
  on: string | null;
  keptUntil: string | null;
  counts: { notes: number; tasks: number; files: number; entries: number; namedIn: number } | null;
}

/** That something was deleted for good: by whom, when and why, which records by their kinds and ids, how much went with them; nothing of what they said. */
export interface ErasureCertificate {
  id: string;
  at: string;
  /** Id of the member; null for the night. */
  by: string | null;
  /** `asked`, `objected`, `noLongerNeeded`, `unlawful`, `law`; `deleted` from the archive by hand, `time` when it was due. */
  reason: string;
  records: string[];
  /** Null while it is being done. */
  finishedAt: string | null;
  counts: { notes: number; tasks: number; files: number; namedIn: number } | null;
  /** Of the entry that says it, in the chain of the agency's history. */
  hash: string;
  /** Whether that is still its hash. */
  isProven: boolean;
}
