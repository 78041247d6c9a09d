import { verbs, type KindRights, type Reach, type Rights } from '@gable/api';

/** The same, no further than somebody from outside may go: what is their own, or is shared with them. */
export function outsideRights({ others, kinds }: Rights): Rights {
  return {
    others: near(others) as KindRights,
    kinds: Object.fromEntries(Object.entries(kinds).map(([kind, rights]) => [kind, near(rights)])),
    abilities: [], isOutside: true,
  };
}

function near(rights: Partial<KindRights>): Partial<KindRights> {
  const reached = verbs.filter((verb) => rights[verb] !== undefined).map((verb): [string, Reach] => [verb, rights[verb] === 'none' ? 'none' : 'own']);
  return { ...rights, ...Object.fromEntries(reached), ...(rights.outline !== undefined && { outline: false }) };
}
