import { Refusal } from '@gable/api';
import type { RecordOf, Saved, Transaction, views } from '@gable/api/server';
import { invalid } from '../records/parseValues.ts';

type View = RecordOf<typeof views>;

/** A view that a team shares names the team: the one of whoever shares it, unless told. */
export function teamOf({ before, after }: Saved<typeof views>, { member }: Transaction): Record<string, unknown> {
  if (after.visibility !== 'team') return { team: null };
  const team = after.team ?? before?.team ?? member?.team ?? null;
  if (!team) throw invalid({ visibility: 'views.noTeam' });
  return { team };
}

/**
 * What holds whichever way a view is written, undo included: everybody shares with their own team, managers and principals
 * with the agency, and nobody leaves a view to somebody else.
 * @throws Refusal `views.notYourTeam`, `views.onlyManagers`, `record.notYours` (403).
 */
export async function guardSharing({ before, after }: { before: View | null; after: View }, { member }: Transaction): Promise<void> {
  if (!member || member.role === 'principal') return;
  if (after.holder !== (before?.holder ?? member.id)) throw new Refusal('record.notYours', { status: 403 });
  const isEverybodys = after.visibility === 'agency' || before?.visibility === 'agency';
  if (isEverybodys && member.role !== 'manager') throw new Refusal('views.onlyManagers', { status: 403 });
  if (after.team && after.team !== before?.team && after.team !== member.team) throw new Refusal('views.notYourTeam', { status: 403 });
}
