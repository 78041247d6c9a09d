import { notes, properties, tasks, type ChangesOf, type Demo, type Happening, type Story, type Transaction } from '@gable/api/server';

type Home = ReturnType<Demo['town']['home']>;
type Course = ReturnType<Demo['town']['course']>;
type Subtype = ChangesOf<typeof properties>['propertySubType'];

/** Every home that came to the office: its mandate, its prices, and how it ended where no deal did. */
export function* stories(demo: Demo): Iterable<Story> {
  for (let index = 0; index < demo.town.homes; index += 1) yield lifeOf(demo, index);
}

function lifeOf(demo: Demo, index: number): Story {
  const { town } = demo;
  const home = town.home(index);
  const course = town.course(home);
  const by = town.agentOfHome(index);
  const change = (at: number, values: (tx: Transaction) => ChangesOf<typeof properties>): Happening =>
    ({ at, by, command: 'properties.change', run: (tx) => tx.records(properties).change(demo.idOf('properties', index)!, values(tx)) });
  const { active, mandate, cuts, underContract, ends } = course;
  const life = [
    { at: course.begins, by, command: 'properties.create', run: (tx: Transaction) => list(demo, tx, { home, course }) },
    ...care(demo, { home, course, by }),
    ...(active ? [change(active, () => ({ standardStatus: 'Active', onMarketDate: town.calendar.day(active) }))] : []),
    ...cuts.map(({ at }) => change(at, () => ({ listPrice: euros(town.priceAt(home, course, at)) }))),
    ...(mandate?.renewed ? [change(mandate.renewed.at, () => ({ expirationDate: mandate.renewed!.expires }))] : []),
    ...(underContract ? [change(underContract.at, () => ({ standardStatus: underContract.status }))] : []),
    ...(ends ? [change(ends.at, () => ({ standardStatus: ends.status, offMarketDate: town.calendar.day(ends.at) }))] : []),
  ];
  return life.filter(({ at }) => at < town.calendar.now).sort((one, other) => one.at - other.at);
}

async function list(demo: Demo, tx: Transaction, { home, course }: { home: Home; course: Course }): Promise<void> {
  const { town } = demo;
  const seller = demo.idOf('contacts', town.sellerOf(home.index));
  const photos = [];
  for (const picture of home.pictures) photos.push(await demo.picture(tx, picture));
  const dice = town.dice('listing', home.index);
  demo.keep('properties', home.index, await tx.records(properties).create({
    ...factsOf(home), ...mandateOf(course, town.calendar.day(course.begins)), photos,
    standardStatus: 'Coming Soon', listPrice: euros(home.price), city: town.city,
    ...(seller && { sellers: [{ id: seller }] }),
    showingInstructions: dice.chance(0.5) ? town.showingOf(home.index) : null,
    tags: town.tagsOn('homes', { by: town.agentOfHome(home.index), person: town.sellerOf(home.index), dice: town.dice('tags on a home', home.index) }),
    availabilityDate: dice.chance(0.3) ? town.calendar.day(course.begins, dice.between(30, 150)) : null,
  }));
}

function factsOf(home: Home): ChangesOf<typeof properties> {
  const { place: { district, streetName, streetNumber, spot }, building, toLet } = home;
  return {
    listingId: `MH-${1000 + home.index}`,
    propertyType: typeOf(home), propertySubType: subTypes[building],
    streetName, streetNumber, unitNumber: home.unitNumber, subdivisionName: district.name, postalCode: district.postalCode, country: 'CY', location: spot,
    bedroomsTotal: home.bedrooms, bathroomsTotal: home.bathrooms, livingArea: home.livingArea, lotSizeArea: home.lotSizeArea, entryLevel: home.entryLevel,
    yearBuilt: home.yearBuilt, yearRenovated: home.yearRenovated, propertyCondition: home.condition, elevatorYN: home.elevator, parkingTotal: home.parking,
    viewRating: home.viewRating, waterfrontYN: home.place.metersToSea < 120, features: home.features, publicRemarks: home.remarks,
    furnished: toLet ? 'Partially' : null,
  };
}

const subTypes: Record<Home['building'], Subtype> = {
  apartment: 'Apartment', townhouse: 'Townhouse', villa: 'Single Family Residence', office: 'Office', shop: 'Retail', land: 'Unimproved Land',
};

function typeOf({ building, toLet }: Home): ChangesOf<typeof properties>['propertyType'] {
  if (building === 'land') return 'Land';
  else if (building === 'office' || building === 'shop') return toLet ? 'Commercial Lease' : 'Commercial Sale';
  else return toLet ? 'Residential Lease' : 'Residential';
}

function mandateOf({ mandate }: Course, day: string): ChangesOf<typeof properties> {
  if (!mandate) return {};
  return { listingAgreement: mandate.agreement, mandateStart: day, listingContractDate: day, expirationDate: mandate.expires, mandateFeePercent: mandate.percent };
}

/** What is written and done about a home besides. */
function care({ town, ...demo }: Demo, { home, course, by }: { home: Home; course: Course; by: number }): Happening[] {
  const dice = town.dice('care', home.index);
  const person = town.sellerOf(home.index);
  const about = (): string => `properties/${demo.idOf('properties', home.index)}`;
  const note = (at: number, topic: 'mandate' | 'cheaper'): Happening => {
    const text = town.say(topic, { by, person, dice });
    return { at, by, command: 'notes.create', run: (tx) => tx.records(notes).create({ text, about: about() }) };
  };
  const errand = (at: number, topic: 'forHome' | 'forSeller'): Happening[] => {
    const due = at + dice.within(1, 6);
    const title = town.say(topic, { by, person, dice });
    const isDone = due < town.calendar.now - 10 || (due < town.calendar.now && dice.chance(0.65));
    let task = '';
    return [
      { at, by, command: 'tasks.create', run: async (tx) => { task = (await tx.records(tasks).create({ title, about: about(), dueAt: town.calendar.appointment(due), priority: 'normal' })).id; } },
      ...(isDone ? [{ at: due, by, command: 'tasks.finish', run: (tx: Transaction) => tx.records(tasks).change(task, { doneAt: tx.now }) }] : []),
    ];
  };
  const begins = course.begins + 0.05;
  const isOnMarket = !course.ends && !course.chances.some(({ ends }) => ends?.won);
  return [
    ...(course.mandate && dice.chance(town.detail) ? [note(begins, 'mandate')] : []),
    ...(dice.chance(0.6 * town.detail) ? errand(begins + dice.within(0.1, 2), 'forHome') : []),
    ...(isOnMarket && dice.chance(0.5 * town.detail) ? errand(Math.max(begins + 1, town.calendar.now - dice.within(1, 6)), 'forSeller') : []),
    ...course.cuts.slice(0, 1).map(({ at }) => note(at + 0.01, 'cheaper')),
  ];
}

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });
