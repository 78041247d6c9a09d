import { begunBy } from '../bulk/bulkJob.ts';
import { duplicateCommands } from './duplicateCommands.ts';
import { Following } from './follow.ts';
import { mergeCertain, mergeJob, type MergeWork } from './mergeCertain.ts';
import { scan, scanJob, type DuplicateParts, type ScanWork } from './scan.ts';

/** Gives an office the look through its whole book for what is there twice, and keeps what it found up to date. */
export function addDuplicates(office: DuplicateParts): Following {
  for (const command of duplicateCommands(office.commands, office.rules)) office.commands.add(command);
  const isLong = { isLong: true, begunBy: ({ member }: { member: string | null }) => begunBy({ member } as Parameters<typeof begunBy>[0]) };
  office.jobs.add(scanJob, (work: ScanWork, job) => scan(office, { work, job }), isLong);
  office.jobs.add(mergeJob, (work: MergeWork, job) => mergeCertain(office, { work, job }), isLong);
  const following = new Following(office);
  office.changes.hear((agency, kind) => following.hear(agency, kind));
  return following;
}
