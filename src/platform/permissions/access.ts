import type { Caller } from '../caller.ts';
import type { Records } from '../records/records.ts';
import { kindRightsOf } from './roles.ts';
import { seenKinds } from './seenKinds.ts';
import { isWithin, mayChange, outlineOf, seesWhole, sightOf } from './sight.ts';

/** Why somebody sees a record, and what of it they don't. Each code is the message key of a sentence. */
export interface Access {
  reasons: { code: string; values: Record<string, string> }[];
  /** Whether they may change it, and archive it. */
  mayWrite: boolean;
  mayArchive: boolean;
  fields: { hidden: string[]; readOnly: string[] };
}

/** @throws Refusal `record.notFound` (404) where they see nothing of it. */
export async function accessOf(records: Records, caller: Caller, { kind, id }: { kind: string; id: string }): Promise<Access> {
  const { holder } = await records.get(caller, { kind, id }, { fields: [] }) as { holder: string | null };
  const sight = sightOf(caller, kind);
  const whole = seesWhole(sight, [holder], id);
  const mayWrite = mayChange(sight, [holder], id);
  return { reasons: reasonsOf(caller, { kind, id, holder, whole }), mayWrite, mayArchive: isWithin(sight.archives, [holder]), fields: fieldsOf(caller, kind, { whole, mayWrite }) };
}

interface Seen { kind: string; id: string; holder: string | null; whole: boolean }

/** All that lead to it: one's own, one's role, one's team. */
function reasonsOf(caller: Caller, { kind, holder, whole }: Seen): Access['reasons'] {
  const { agency, member } = caller;
  const sight = sightOf(caller, kind);
  const colleague = holder ? agency.members.get(holder) : undefined;
  const role = member?.role ?? 'principal';
  const team = member?.team ? agency.teams.get(member.team) : undefined;
  const values = { you: member?.title ?? '', holder: colleague?.title ?? '', team: team ?? '', role };
  const codes: string[] = [];
  if (holder !== null && holder === member?.id) codes.push('own');
  else if (isWithin(sight.reads, [holder])) codes.push(sight.reads === null ? 'agency' : 'team');
  if (!whole) codes.push(outlineReason({ isHeld: colleague !== undefined, tellsMost: agency.kinds.get(kind).options.outline === undefined }));
  return codes.map((code) => ({ code: `access.${code}`, values }));
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
