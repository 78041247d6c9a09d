import type { RecordDefinition } from '@gable/db/record.ts';
import type { Stored } from '@gable/db/field.ts';
import type { Caller } from '../caller.ts';
import { sightOfShared } from './shared.ts';
import { visibilityOf, type Scope } from './visibility.ts';

/** What a caller sees and may change of one kind. */
export interface Sight {
  /** Holders whose records are seen whole; null for everybody's. */
  reads: ReadonlySet<string> | null;
  /** Holders whose records may be written; null for everybody's. */
  writes: ReadonlySet<string> | null;
  /** The outline of all the others is seen. */
  outline: boolean;
}

const unlimited: Sight = { reads: null, writes: null, outline: true };

export function sightOf(caller: Caller, kind: string): Sight {
  if (!caller.member) return unlimited;
  if (caller.agency.kinds.find(kind)?.options.sharedBy) return sightOfShared(caller.agency, caller.member);
  const { read, write, outline } = visibilityOf(kind, caller.member.role, caller.agency.settings.visibility);
  return { reads: holdersIn(read, caller), writes: holdersIn(write, caller), outline };
}

/** `keepers` are the record's holder and, of a kind that is shared one by one, with whom it is. */
export function seesWhole({ reads }: Sight, ...keepers: (Stored | undefined)[]): boolean {
  return reads === null || keepers.some((keeper) => typeof keeper === 'string' && reads.has(keeper));
}

export function mayWrite({ writes }: Sight, ...keepers: (Stored | undefined)[]): boolean {
  return writes === null || keepers.some((keeper) => typeof keeper === 'string' && writes.has(keeper));
}

/** Fields that show in the outline, besides id and title. */
export function outlineOf({ fields, options }: RecordDefinition): ReadonlySet<string> {
  const named = options.outline ?? Object.keys(fields).filter((name) => !fields[name]!.options.private && !fields[name]!.options.internal);
  // When somebody works on a client of theirs says more than that there is one.
  const times = options.outline ? [] : ['revision', 'createdAt', 'updatedAt'];
  return new Set(['id', 'title', 'holder', 'archivedAt', ...times, ...named]);
}

/** The order of a list that nobody has sorted: what changed last first, or what is newest where of some no more than their outline is seen. */
export function usualOrder(definition: RecordDefinition, { reads, outline }: Sight): string {
  return reads !== null && outline && definition.options.outline ? '-id' : '-updatedAt';
}

function holdersIn(scope: Scope, { agency, member }: Caller): ReadonlySet<string> | null {
  if (scope === 'agency') return null;
  else if (scope === 'none') return new Set();
  else if (scope === 'team' && member!.team) {
    return new Set([member!.id, ...[...agency.members.values()].filter(({ team }) => team === member!.team).map(({ id }) => id)]);
  } else return new Set([member!.id]);
}
