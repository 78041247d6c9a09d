import type { Reach, Verb } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Stored } from '@gable/db/field.ts';
import { covers } from '../auth/scopes.ts';
import type { Caller, CallingMember } from '../caller.ts';
import { perDefinition } from '../records/columns.ts';
import { kindRightsOf } from './roles.ts';
import { sightOfShared } from './shared.ts';

/** Holders whose records are within reach; null for everybody's. */
export type Holders = ReadonlySet<string> | null;

/** What a caller sees of one kind, and may do with it. */
export interface Sight {
  /** Holders whose records are seen whole. */
  reads: Holders;
  /** Holders for whom records may be added, and whose records may be changed, archived and taken away in files. */
  creates: Holders;
  changes: Holders;
  archives: Holders;
  exports: Holders;
  /** The outline of all the others is seen. */
  outline: boolean;
  /** Single records that are seen whole besides, by id: those that were shared with the caller. */
  shared: ReadonlyMap<string, SharedVerb>;
}

export type SharedVerb = 'read' | 'change';

const none: ReadonlyMap<string, SharedVerb> = new Map();
const unlimited: Sight = { reads: null, creates: null, changes: null, archives: null, exports: null, outline: true, shared: none };

/** A member is made anew, with the whole agency, whenever members, teams, roles or shares change; what was kept goes with it. */
const kept = new WeakMap<CallingMember, Map<string, Sight>>();

const nobodys: Holders = new Set();
const nothing: Sight = { reads: nobodys, creates: nobodys, changes: nobodys, archives: nobodys, exports: nobodys, outline: false, shared: none };

export function sightOf(caller: Caller, kind: string): Sight {
  const { member, scopes } = caller;
  if (!member) return unlimited;
  if (scopes && !covers(scopes, `${kind}:read`)) return nothing;
  let sights = kept.get(member);
  if (!sights) kept.set(member, sights = new Map());
  let sight = sights.get(kind);
  if (!sight) sights.set(kind, sight = makeSight(caller, kind));
  return sight;
}

/** Whether a record is seen whole. `keepers` are its holder and, of a kind that is shared one by one, with whom it is. */
export function seesWhole({ reads, shared }: Sight, keepers: Keepers, id: Stored | undefined): boolean {
  return isWithin(reads, keepers) || (shared.size > 0 && shared.has(id as string));
}

export function mayChange({ changes, shared }: Sight, keepers: Keepers, id: Stored | undefined): boolean {
  return isWithin(changes, keepers) || (shared.size > 0 && shared.get(id as string) === 'change');
}

export function isWithin(holders: Holders, keepers: Keepers): boolean {
  return holders === null || keepers.some((keeper) => typeof keeper === 'string' && holders.has(keeper));
}

type Keepers = readonly (Stored | undefined)[];

/** Fields that show in the outline, besides id and title. */
export const outlineOf = perDefinition(({ fields, options, places }: RecordDefinition): ReadonlySet<string> => {
  const named = options.outline?.filter((name) => places.has(name)) ?? Object.keys(fields).filter((name) => !fields[name]!.options.private && !fields[name]!.options.internal);
  // When somebody works on a client of theirs says more than that there is one.
  const times = options.outline ? [] : ['revision', 'createdAt', 'updatedAt'];
  return new Set(['id', 'title', 'holder', 'archivedAt', ...times, ...named]);
});

/** The order of a list that nobody has sorted: what changed last first, or what is newest where of some no more than their outline is seen. */
export function usualOrder(definition: RecordDefinition, { reads, outline }: Sight): string {
  return reads !== null && outline && definition.options.outline ? '-id' : '-updatedAt';
}

function makeSight(caller: Caller, kind: string): Sight {
  if (caller.agency.kinds.find(kind)?.options.sharedBy) return { ...unlimited, ...sightOfShared(caller) };
  const rights = kindRightsOf(caller, kind);
  if (!rights) return unlimited;
  const within = (verb: Verb): Holders => holdersIn(rights[verb], caller);
  return {
    reads: within('read'), creates: within('create'), changes: within('change'), archives: within('archive'), exports: within('export'),
    outline: rights.outline, shared: caller.agency.shares.get(caller.member!.id)?.get(kind) ?? none,
  };
}

/** Territories are their own module's, which adds their holders here when there is one; until then one's own records are all there is in them. */
function holdersIn(reach: Reach, { agency, member }: Caller): Holders {
  const { id, team } = member!;
  if (reach === 'agency') return null;
  else if (reach === 'none') return new Set();
  else if (reach === 'team' && team) return new Set([id, ...[...agency.members.values()].filter((one) => one.team === team).map((one) => one.id)]);
  else return new Set([id]);
}
