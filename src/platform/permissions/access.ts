import type { Caller } from '../caller.ts';
import type { Records } from '../records/records.ts';
import { mayWrite, outlineOf, seesWhole, sightOf } from './sight.ts';
import { visibilityOf } from './visibility.ts';

/** Why somebody sees a record, and what of it they don't. Each code is the message key of a sentence. */
export interface Access {
  reasons: { code: string; values: Record<string, string> }[];
  mayWrite: boolean;
  fields: { hidden: string[] };
}

/** @throws Refusal `record.notFound` (404) where they see nothing of it. */
export async function accessOf(records: Records, caller: Caller, { kind, id }: { kind: string; id: string }): Promise<Access> {
  const { holder } = await records.get(caller, { kind, id }, { fields: [] });
  const definition = caller.agency.kinds.get(kind);
  const sight = sightOf(caller, kind);
  const whole = seesWhole(sight, holder as string | null);
  const outline = outlineOf(definition);
  const { title = '', role = 'principal', team = null, id: own = null } = caller.member ?? {};
  const colleague = holder ? caller.agency.members.get(holder as string) : undefined;
  const values = { you: title, holder: colleague?.title ?? '', team: (team && caller.agency.teams.get(team)) ?? '', role };
  const code = whole
    ? wholeReason({ isOwn: holder === own, scope: visibilityOf(kind, role, caller.agency.settings.visibility).read })
    : outlineReason({ isHeld: colleague !== undefined, tellsMost: definition.options.outline === undefined });
  return {
    reasons: [{ code: `access.${code}`, values }],
    mayWrite: mayWrite(sight, holder as string | null),
    fields: { hidden: whole ? [] : Object.keys(definition.fields).filter((name) => !outline.has(name)) },
  };
}

/** Of most kinds the outline is all but what is private. */
function outlineReason({ isHeld, tellsMost }: { isHeld: boolean; tellsMost: boolean }): string {
  if (!isHeld) return tellsMost ? 'sharedByNobody' : 'outlineByNobody';
  else return tellsMost ? 'shared' : 'outline';
}

function wholeReason({ isOwn, scope }: { isOwn: boolean; scope: string }): string {
  if (isOwn) return 'own';
  else return scope === 'team' ? 'team' : 'agency';
}
