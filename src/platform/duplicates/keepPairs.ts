import type { Connection } from '../engine/engine.ts';
import { strengths, type Pair } from './pairs.ts';

export interface Of { agency: number; kind: string }

/** What was said not to be the same stays so, whatever is found again. */
export function putPairs(connection: Connection, { agency, kind }: Of, pairs: readonly Pair[]): void {
  for (const { one, other, strength, reasons } of pairs) {
    connection.put(
      `INSERT INTO same_pairs (agency_id, kind, one_id, other_id, strength, reasons) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (agency_id, kind, one_id, other_id) DO UPDATE SET strength = excluded.strength, reasons = excluded.reasons`,
      [agency, kind, one, other, strengths.indexOf(strength), ` ${reasons.join(' ')} `],
    );
  }
}

/** Of those whose first lies behind one id, up to another. */
export function dropBetween(connection: Connection, { agency, kind }: Of, { after, upTo }: { after: string; upTo: string | null }): void {
  connection.put(`DELETE FROM same_pairs WHERE agency_id = ? AND kind = ? AND apart_at IS NULL AND one_id > ?${upTo === null ? '' : ' AND one_id <= ?'}`, [agency, kind, after, ...(upTo === null ? [] : [upTo])]);
}

export function dropOf(connection: Connection, { agency, kind }: Of, id: string): void {
  for (const side of ['one_id', 'other_id']) {
    connection.put(`DELETE FROM same_pairs WHERE agency_id = ? AND kind = ? AND ${side} = ? AND apart_at IS NULL`, [agency, kind, id]);
  }
}
