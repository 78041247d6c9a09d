/** What somebody does at a record that they have open. */
export type PresenceState = 'looking' | 'writing';

/** A colleague at a record; `member` is null where the caller is not to know who it is. */
export interface PresentMember {
  member: string | null;
  state: PresenceState;
}

/**
 * Who else is at a record: the event `presence` of `GET /api/v1/events`, told to whoever is at it themselves. It has no
 * number, and what was missed is answered by the next `POST /api/v1/<records>/<id>/presence`.
 */
export interface Presence {
  kind: string;
  id: string;
  others: PresentMember[];
}
