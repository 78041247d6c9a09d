import type { Caller } from '../caller.ts';
import { sightOf, type Holders, type Sight } from '../permissions/sight.ts';

export function mayExport(caller: Caller, kind: string): boolean {
  return exportSight(caller, kind).reads?.size !== 0;
}

/** What an export holds: of the records that the caller sees whole, those that they may take away. Outlines stay where they are. */
export function exportSight(caller: Caller, kind: string): Sight {
  const sight = sightOf(caller, kind);
  return { ...sight, reads: both(sight.reads, sight.exports), outline: false, shared: sight.exports === null ? sight.shared : new Map() };
}

function both(one: Holders, other: Holders): Holders {
  if (one === null || other === null) return one ?? other;
  else return one.intersection(other);
}
