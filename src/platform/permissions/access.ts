import type { Caller } from '../caller.ts';
import type { Reading } from '../engine/engine.ts';
import type { Records } from '../records/records.ts';
import { isShareable } from '../sharing/shareCommands.ts';
import { sharesOf } from '../sharing/shares.ts';
import { isOutside, kindRightsOf } from './roles.ts';
import { seenKinds } from './seenKinds.ts';
import { isWithin, mayChange, outlineOf, sightOf, type SharedVerb } from './sight.ts';

/** Why somebody sees a record, and what of it they don't. Each code is the message key of a sentence. */
export interface Access {
  reasons: { code: string; values: Record<string, string> }[];
  /** Whether they may change it, and archive it. */
  mayWrite: boolean;
  mayArchive: boolean;
  /** Whether they may say who else sees it, and with whom it is shared. */
  mayShare: boolean;
  shares: Share[];
  fields: { hidden: string[]; readOnly: string[] };
}

export interface Share { member: { id: string; title: string }; verb: SharedVerb; by: { id: string; title: string } | null; at: string }

interface Asked { kind: string; id: string; reading: Pick<Reading, 'rows'> }

/** @throws Refusal `record.notFound` (404) where they see nothing of it. */
export async function accessOf(records: Records, caller: Caller, { kind, id, reading }: Asked): Promise<Access> {
  const { holder } = await records.get(caller, { kind, id }, { fields: [] }) as { holder: string | null };
  const sight = sightOf(caller, kind);
  const whole = await records.sightOfOne(caller, kind, id) === 'whole';
  const mayWrite = mayChange(sight, [holder], id);
  const all = await sharesOf(reading, caller.agency.id, { kind, id });
  // With whom else it is shared is told to those who may change that.
  const shares = all.filter(({ member }) => member === caller.member?.id || (mayWrite && !isOutside(caller))).map((share) => named(caller, share));
  return {
    reasons: reasonsOf(caller, { kind, holder, whole, share: shares.find(({ member }) => member.id === caller.member?.id) }),
    mayWrite, mayArchive: isWithin(sight.archives, [holder]), mayShare: mayWrite && !isOutside(caller) && isShareable(caller.agency.kinds.get(kind)),
    shares, fields: fieldsOf(caller, kind, { whole, mayWrite }),
  };
}

interface Seen { kind: string; holder: string | null; whole: boolean; share: Share | undefined }

/** All that lead to it: it is one's own, one's role or one's team reaches it, somebody has shared it. */
function reasonsOf(caller: Caller, { kind, holder, whole, share }: Seen): Access['reasons'] {
  const { agency, member } = caller;
  const sight = sightOf(caller, kind);
  const colleague = holder ? agency.members.get(holder) : undefined;
  const team = member?.team ? agency.teams.get(member.team) : undefined;
  const values = { you: member?.title ?? '', holder: colleague?.title ?? '', team: team ?? '', role: member?.role ?? 'principal' };
  const codes: string[] = [];
  if (holder !== null && holder === member?.id && isWithin(sight.reads, [holder])) codes.push('own');
  else if (isWithin(sight.reads, [holder])) codes.push(sight.reads === null ? 'agency' : 'team');
  if (!whole) codes.push(outlineReason({ isHeld: colleague !== undefined, tellsMost: agency.kinds.get(kind).options.outline === undefined }));
  const shared = share && [{ code: share.by ? 'access.share' : 'access.shareBySystem', values: { ...values, by: share.by?.title ?? '', at: share.at } }];
  return [...codes.map((code) => ({ code: `access.${code}`, values })), ...(shared ?? [])];
}

function named({ agency: { members } }: Caller, { member, verb, by, at }: Awaited<ReturnType<typeof sharesOf>>[number]): Share {
  const one = (id: string) => ({ id, title: members.get(id)?.title ?? '' });
  return { member: one(member), verb, by: by === null ? null : one(by), at };
}

/** Of most kinds the outline is all but what is private. */
function outlineReason({ isHeld, tellsMost }: { isHeld: boolean; tellsMost: boolean }): string {
  if (!isHeld) return tellsMost ? 'sharedByNobody' : 'outlineByNobody';
  else return tellsMost ? 'shared' : 'outline';
}

function fieldsOf(caller: Caller, kind: string, { whole, mayWrite }: { whole: boolean; mayWrite: boolean }): Access['fields'] {
  const { fields } = caller.agency.kinds.get(kind);
  const seen = seenKinds(caller).get(kind);
  const shows = (name: string): boolean => Object.hasOwn(seen.fields, name) && (whole || outlineOf(seen).has(name));
  const kept = kindRightsOf(caller, kind)?.fields ?? {};
  const told = Object.keys(fields).filter((name) => !fields[name]!.options.internal);
  return {
    hidden: told.filter((name) => !shows(name)),
    readOnly: told.filter((name) => shows(name) && (!mayWrite || fields[name]!.options.readOnly || kept[name] === 'readOnly')),
  };
}
