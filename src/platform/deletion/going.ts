import { Refusal } from '@gable/api';
import type { Reading } from '../engine/engine.ts';

export const forgetJob = 'records.forget';

/** Records that are being deleted for good just now. */
export async function goingOf(reading: Reading, agency: number): Promise<Set<string>> {
  const jobs = await reading.rows("SELECT payload FROM jobs WHERE agency_id = ? AND name = ? AND state IN ('waiting', 'running')", [agency, forgetJob]);
  return new Set(jobs.flatMap(([payload]) => (JSON.parse(payload as string) as { ids: string[] }).ids));
}

/** Once references to it have been taken away it can't be had back as it was. @throws Refusal `erasure.going` (409) */
export async function refuseGoing(reading: Reading, { agency, id }: { agency: number; id: string }): Promise<void> {
  if ((await goingOf(reading, agency)).has(id)) throw new Refusal('erasure.going', { status: 409 });
}
