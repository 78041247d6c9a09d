/** Why somebody sees a record, as `GET /<records>/<id>/access` answers it. */
export interface Access {
  reasons: { code: string; values: Record<string, string> }[];
  mayWrite: boolean;
  mayShare: boolean;
  shares: Share[];
  fields: { hidden: string[] };
}

export type SharedVerb = 'read' | 'change';
interface Person { id: string; title: string }
export interface Share { member: Person; verb: SharedVerb; by: Person | null; at: string }
