import type { Caller } from '../caller.ts';
import { sightOf, type Sight } from '../permissions/sight.ts';

/** Whether agents may take away what they hold, as the agency says; they may unless told. */
const agentsMay = ({ agency: { settings } }: Caller): boolean => settings.agentsExport !== 'none';

export function mayExport(caller: Caller, kind: string): boolean {
  const { reads } = exportSight(caller, kind);
  return reads === null || (reads.size > 0 && (caller.member?.role !== 'agent' || agentsMay(caller)));
}

/** What an export holds: records that the caller sees whole, and of agents only what they hold themselves. Outlines stay where they are. */
export function exportSight(caller: Caller, kind: string): Sight {
  const sight = sightOf(caller, kind);
  const { member } = caller;
  if (member?.role !== 'agent') return { ...sight, outline: false };
  const own = sight.reads === null || sight.reads.has(member.id) ? [member.id] : [];
  return { ...sight, reads: new Set(own), outline: false };
}
