import { rightsOn, verbs, type KindRights, type Reach, type Rights } from '@gable/api';

/**
 * Whether somebody with one's rights may give the others: nothing among them is more than what they have themselves.
 * @param giver null for who is limited by nothing
 */
export function covers(giver: Rights | null, given: Rights): boolean {
  if (giver === null) return true;
  if (giver.isOutside && !given.isOutside) return false;
  if (given.abilities.some((ability) => !giver.abilities.includes(ability))) return false;
  const kinds = new Set([...Object.keys(giver.kinds), ...Object.keys(given.kinds)]);
  return coversKind(giver.others, given.others) && [...kinds].every((kind) => coversKind(rightsOn(giver, kind), rightsOn(given, kind)));
}

function coversKind(giver: KindRights, given: KindRights): boolean {
  return verbs.every((verb) => isWithinReach(given[verb], giver[verb]))
    && (giver.outline || !given.outline)
    && Object.entries(giver.fields).every(([field, right]) => given.fields[field] === 'hidden' || given.fields[field] === right);
}

/** Neither of a team and a territory is part of the other. */
const width: Record<Reach, number> = { none: 0, own: 1, team: 2, territory: 2, agency: 3 };
const isWithinReach = (one: Reach, other: Reach): boolean => one === other || width[one] < width[other];
