import type { PresenceState } from '@gable/api';

export interface Place { agency: number; kind: string; id: string }

/** One window of somebody's in which a record is open. */
export interface Stay extends Place {
  member: string;
  /** Id of the session or token. */
  session: string;
  window: string;
  state: PresenceState;
  until: number;
}

/** More windows than anybody looks at. */
const mostOfMember = 40;

/** Who is at which record, in memory, for as long as they say so. */
export class Stays {
  readonly #at = new Map<string, Map<string, Stay>>();
  /** Those of each member, the one that was renewed last at the end. */
  readonly #of = new Map<string, Map<string, Stay>>();

  at(place: Place): Stay[] {
    return [...this.#at.get(placeOf(place))?.values() ?? []];
  }

  of(who: Pick<Stay, 'agency' | 'member'>): Stay[] {
    return [...this.#of.get(memberOf(who))?.values() ?? []];
  }

  /** Answers the places at which something is otherwise than it was. */
  keep(stay: Stay): Place[] {
    const before = this.#of.get(memberOf(stay))?.get(keyOf(stay));
    this.#drop(stay);
    insert(this.#at, placeOf(stay), stay);
    insert(this.#of, memberOf(stay), stay);
    const own = this.of(stay);
    const tooMany = own.slice(0, Math.max(0, own.length - mostOfMember));
    return [...(before?.state === stay.state ? [] : [stay]), ...this.leave(tooMany)];
  }

  /** Answers the places that were left. */
  leave(stays: Stay[]): Place[] {
    return stays.filter((stay) => this.#drop(stay));
  }

  /** Those whose time is over leave. */
  end(now: number): Place[] {
    return this.leave([...this.#at.values()].flatMap((all) => [...all.values()].filter(({ until }) => until <= now)));
  }

  #drop(stay: Stay): boolean {
    return [remove(this.#at, placeOf(stay), stay), remove(this.#of, memberOf(stay), stay)].every(Boolean);
  }
}

const keyOf = ({ session, window, kind, id }: Stay): string => `${session} ${window} ${kind}/${id}`;
export const placeOf = ({ agency, kind, id }: Place): string => `${agency} ${kind}/${id}`;
const memberOf = ({ agency, member }: Pick<Stay, 'agency' | 'member'>): string => `${agency} ${member}`;

function insert(all: Map<string, Map<string, Stay>>, key: string, stay: Stay): void {
  (all.get(key) ?? all.set(key, new Map()).get(key)!).set(keyOf(stay), stay);
}

function remove(all: Map<string, Map<string, Stay>>, key: string, stay: Stay): boolean {
  const some = all.get(key);
  const wasThere = some?.delete(keyOf(stay)) ?? false;
  if (some?.size === 0) all.delete(key);
  return wasThere;
}
