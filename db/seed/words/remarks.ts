import type { Dice } from '../dice.ts';

const said = {
  buyers: [
    'Wants a quiet street within walking distance of the school.', 'Has sold in the city and is in no hurry; wants a view of the sea.',
    'Two cats and a piano: no stairs, please.', 'Works from home; a second room with a door matters more than a garden.',
    'Budget is firm. Financing agreed in writing.', 'Looking for their parents, so a lift and a bathroom on the entrance floor.',
    'Only afternoons after four, never on Wednesdays.', 'Has seen eleven homes with others; tired of polished adverts.',
    'Would take something to renovate if the roof is sound.', 'Comes for the summer, wants to rent it out in winter.',
    'Moving from abroad in spring; decides after one visit with the family.', 'Needs parking for a van.',
  ],
  sellers: [
    'Inherited it with two siblings; all three must sign.', 'Would rather wait than go under the price.', 'Keys with the neighbour on the ground floor.',
    'Wants to stay until the end of the school year.', 'Sells because the stairs have become too much.', 'Has had a bad time with another agency; call before each visit.',
    'Needs the money by the end of the quarter for the new house.', 'Would also let it, if the tenant is right.', 'The brother overseas decides in the end.',
  ],
} as const;

/** What somebody wrote down when they met. */
export function remarksOn(whom: keyof typeof said, dice: Dice): string {
  return dice.one(said[whom]);
}
