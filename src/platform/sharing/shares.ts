import type { Reading } from '../engine/engine.ts';
import type { SharedVerb } from '../permissions/sight.ts';

/** By member, kind and id. */
export type Shares = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, SharedVerb>>>;

export async function readShares(reading: Pick<Reading, 'rows'>, agency: number): Promise<Shares> {
  const shares = new Map<string, Map<string, Map<string, SharedVerb>>>();
  for (const [member, kind, id, verb] of await reading.rows('SELECT member_id, kind, record_id, verb FROM shares WHERE agency_id = ?', [agency]) as [string, string, string, SharedVerb][]) {
    const kinds = shares.get(member) ?? shares.set(member, new Map()).get(member)!;
    (kinds.get(kind) ?? kinds.set(kind, new Map()).get(kind)!).set(id, verb);
  }
  return shares;
}

/** With whom one record is shared, by whom and since when. */
export interface Share { member: string; verb: SharedVerb; by: string | null; at: string }

export async function sharesOf(reading: Pick<Reading, 'rows'>, agency: number, { kind, id }: { kind: string; id: string }): Promise<Share[]> {
  const rows = await reading.rows('SELECT member_id, verb, by_id, at FROM shares WHERE agency_id = ? AND record_id = ? AND kind = ? ORDER BY at, member_id', [agency, id, kind]);
  return rows.map(([member, verb, by, at]) => ({ member: member as string, verb: verb as SharedVerb, by: by as string | null, at: new Date(at as number).toISOString() }));
}
