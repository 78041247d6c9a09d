import type { ChangeEvent } from '@gable/api';
import type { Agency, Caller } from '../caller.ts';
import type { Published } from '../history/writeHistory.ts';
import { outlineOf, seesWhole, sightOf, type Sight } from '../permissions/sight.ts';
import type { Kinds } from '../records/kinds.ts';

/**
 * The event as each caller may know it; null where it says nothing that they may see. Whoever may know the same is given
 * the same object, so that it can be written out once for all of them.
 */
export function versionsOf({ agency: _agency, holders, ...whole }: Published, kinds: Kinds): (caller: Caller) => ChangeEvent | null {
  if (whole.kind === 'agencies') return () => (concernsAll(whole.id) ? whole : null);
  const definition = kinds.find(whole.kind);
  if (!definition) return () => null;
  let outlined: ChangeEvent | null | undefined;
  const outline = (): ChangeEvent | null => {
    const shown = outlineOf(definition);
    const fields = whole.fields.filter((field) => shown.has(field));
    return fields.length ? { ...whole, fields } : null;
  };
  return (caller) => {
    const sight = keptSightOf(caller, whole.kind);
    if (holders.some((holder) => seesWhole(sight, holder))) return whole;
    else if (sight.outline) return outlined === undefined ? (outlined = outline()) : outlined;
    else return null;
  };
}

/** Whether a remark is about what everybody's screen began with; what else is remarked (an export, a link) stands in the history alone. */
export const concernsAll = (about: string): boolean => about === 'settings' || about === 'extensions' || about === 'fields';

/** An agency is made anew whenever its members, teams or rights change, and what was kept goes with the old one. */
const kept = new WeakMap<Agency, Map<string, Sight>>();

function keptSightOf(caller: Caller, kind: string): Sight {
  const { agency, member } = caller;
  let sights = kept.get(agency);
  if (!sights) kept.set(agency, sights = new Map());
  const key = member ? `${kind} ${member.role} ${member.team ?? ''} ${member.id}` : kind;
  let sight = sights.get(key);
  if (!sight) sights.set(key, sight = sightOf(caller, kind));
  return sight;
}
