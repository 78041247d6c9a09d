import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { isOutside } from './roles.ts';
import { sightOf, type Holders, type Sight } from './sight.ts';

const people = ['members', 'teams'];

/** Whether somebody has anything to do with a kind: where they see none of its records and add none, it is not there for them. */
export function isKnown(caller: Caller, kind: string): boolean {
  const sight = sightOf(caller, kind);
  return people.includes(kind) || sight.outline || sight.shared.size > 0 || reachesAny(sight.reads) || reachesAny(sight.creates);
}

/** Whether there may be records of a kind that somebody changes, and that they put away. */
export const changesAny = ({ changes, shared }: Sight): boolean => reachesAny(changes) || [...shared.values()].includes('change');
export const archivesAny = ({ archives }: Sight): boolean => reachesAny(archives);

/** Whether a command may be told of: what it is done with is known, and may be changed or added. */
export function isOffered(caller: Caller, command: string): boolean {
  const [kind = '', verb] = command.split('.');
  if (!caller.agency.kinds.find(kind) || people.includes(kind)) return true;
  const sight = sightOf(caller, kind);
  if ((verb === 'share' || verb === 'unshare') && isOutside(caller)) return false;
  return isKnown(caller, kind) && (changesAny(sight) || reachesAny(sight.creates));
}

/** A kind without the fields that lead to kinds of which nobody has told this caller. */
export function withoutUnknown(caller: Caller, definition: RecordDefinition): RecordDefinition {
  const leadsNowhere = (name: string): boolean => {
    const target = definition.fields[name]?.options.target;
    return target !== undefined && caller.agency.kinds.find(target) !== undefined && !isKnown(caller, target);
  };
  if (!Object.keys(definition.fields).some(leadsNowhere)) return definition;
  const fields = Object.fromEntries(Object.entries(definition.fields).filter(([name]) => !leadsNowhere(name)));
  return { ...definition, fields, places: new Map([...definition.places].filter(([name]) => !leadsNowhere(name))), partOf: definition.partOf ?? definition };
}

const reachesAny = (holders: Holders): boolean => holders === null || holders.size > 0;
