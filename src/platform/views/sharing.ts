import { Refusal } from '@gable/api';
import type { RecordOf, Saved, Transaction, views } from '@gable/api/server';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { isAble } from '../permissions/roles.ts';
import { leadsSharing } from '../permissions/shared.ts';
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
export async function guardSharing({ before, after }: { before: View | null; after: View }, tx: Transaction): Promise<void> {
  const { caller } = (tx as RunningTransaction).root.parts;
  const { member } = caller;
  if (!member || isAble(caller, 'members')) return;
  if (after.holder !== (before?.holder ?? member.id)) throw new Refusal('record.notYours', { status: 403 });
  const isEverybodys = after.visibility === 'agency' || before?.visibility === 'agency';
  if (isEverybodys && !leadsSharing(caller)) throw new Refusal('views.onlyManagers', { status: 403 });
  if (after.team && after.team !== before?.team && after.team !== member.team) throw new Refusal('views.notYourTeam', { status: 403 });
}
