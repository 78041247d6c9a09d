import type { Disposable } from '@gable/api';
import { teams } from '@gable/api/server';
import { invalid } from '../records/parseValues.ts';
import type { Rules } from '../records/rules.ts';

/** Nobody could tell two teams of one name apart, nor two that a double press has made. */
export function refuseSameTeamName(rules: Rules): Disposable {
  return rules.rules.add('teams', async ({ before, after, changed }, tx) => {
    if (before && !changed.includes('title')) return;
    const same = await tx.asOffice.records(teams).list({ filter: { field: 'title', is: '=', value: after.title as string }, limit: 2 });
    if (same.some(({ id }) => id !== after.id)) throw invalid({ title: 'teams.sameName' });
  });
}
