import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { dropProfilesOf } from '../imports/mapping/profiles.ts';
import { connectionOf } from '../members/rights.ts';
import type { Office } from '../office.ts';
import type { KeptField } from './fieldsKept.ts';
import { purge } from './purging/purge.ts';

const jobName = 'extensions.purge';

/** Lets an office delete what extensions kept: in pieces, so that nobody waits for it, and after a crash once more from the start. */
export function addPurges(office: Pick<Office, 'engine' | 'agencies' | 'records' | 'changes' | 'jobs'>): void {
  office.jobs.add(jobName, async (_nothing, job) => {
    await purge(office, job);
    await office.changes.publish(job.agency, { events: [], settings: true });
  }, { isLong: true });
}

/** Begins to delete for good what is kept under some names, which are taken until its end. Answers the id of the job; null where nothing is. */
export async function beginPurge(tx: RunningTransaction, kept: readonly KeptField[]): Promise<string | null> {
  if (kept.length === 0) return null;
  const connection = connectionOf(tx);
  const job = await tx.later(jobName, {});
  const kinds = kept.filter(({ name }) => name === '').map(({ kind }) => kind);
  for (const { kind, name } of kept) await connection.change('UPDATE kept_fields SET purge = ? WHERE agency_id = ? AND kind = ? AND name = ?', [job, tx.agency.id, kind, name]);
  for (const kind of kinds) await connection.change('DELETE FROM fields WHERE agency_id = ? AND kind = ?', [tx.agency.id, kind]);
  await dropProfilesOf(tx, kinds);
  return job;
}

/** All that an extension keeps, and what the agency itself added to its kinds. */
export function allKeptBy(extension: string, kept: readonly KeptField[]): KeptField[] {
  const own = kept.filter(({ owner }) => owner === extension);
  const kinds = new Set(own.filter(({ name }) => name === '').map(({ kind }) => kind));
  return [...own, ...kept.filter(({ owner, kind }) => owner === '' && kinds.has(kind))];
}
