import { expect, describe, test } from 'vitest';
import { foundAgency, foundFirstAgency, type NewAgency } from './foundAgency.ts';
import { everyOffice } from './testing/everyOffice.ts';

describe.each(everyOffice)('founding agencies on $engine', ({ open }) => {
  test('several at the same time each get a number of their own', async () => {
    await using gable = await open();
    const founded = await Promise.all(['Anna', 'Ben', 'Chaya', 'Dimitra'].map((title) => foundAgency(gable.office, agencyOf(title))));
    expect(new Set([gable.agency, ...founded.map(({ agency }) => agency)]).size).toBe(5);
    await expect(foundFirstAgency(gable.office, agencyOf('Eli'))).rejects.toMatchObject({ code: 'alreadySetUp' });
    for (const { agency, member } of founded) expect(gable.office.agencies.office(agency).agency.members.has(member)).toBe(true);
  });
});

const agencyOf = (title: string): NewAgency => ({
  name: `${title}’s Homes`, country: 'GR', currency: 'EUR', timeZone: 'Europe/Athens', locale: 'en',
  principal: { email: `${title.toLowerCase()}@homes.test`, title, password: null },
});
