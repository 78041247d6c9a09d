import type { ChangeEvent } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Published } from '../history/writeHistory.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { outlineOf, seesWhole, sightOf } from '../permissions/sight.ts';

/**
 * The event as each caller may know it; null where it says nothing that they may see. Whoever may know the same is given
 * the same object, so that it can be written out once for all of them.
 */
export function versionsOf({ agency: _agency, holders, ...whole }: Published): (caller: Caller) => ChangeEvent | null {
  if (whole.kind === 'agencies') return () => (concernsAll(whole.id) ? whole : null);
  const versions = new Map<RecordDefinition, { whole: ChangeEvent | null; outline: ChangeEvent | null }>();
  const shown = (isShown: (field: string) => boolean): ChangeEvent | null => {
    const fields = whole.fields.filter(isShown);
    if (fields.length === whole.fields.length) return whole;
    else return fields.length ? { ...whole, fields } : null;
  };
  return (caller) => {
    const definition = seenKinds(caller).find(whole.kind);
    if (!definition) return null;
    let version = versions.get(definition);
    if (!version) {
      const outline = outlineOf(definition);
      const isHidden = (field: string): boolean => definition.partOf?.places.has(field) === true && !definition.places.has(field);
      versions.set(definition, version = { whole: shown((field) => !isHidden(field)), outline: shown((field) => outline.has(field)) });
    }
    const sight = sightOf(caller, whole.kind);
    if (seesWhole(sight, holders, whole.id)) return version.whole;
    else return sight.outline ? version.outline : null;
  };
}

/** Whether a remark is about what everybody's screen began with; what else is remarked (an export, a link) stands in the history alone. */
export const concernsAll = (about: string): boolean => about === 'settings' || about === 'extensions' || about === 'fields' || about === 'roles';
