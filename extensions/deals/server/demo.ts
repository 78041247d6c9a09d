import { contacts, deals, notes, type Demo, type Happening, type Story, type Transaction } from '@gable/api/server';

type Home = ReturnType<Demo['town']['home']>;
type Course = ReturnType<Demo['town']['course']>;
type Chance = Course['chances'][number];

/** Who wanted each home, how far it went, and why it was lost. */
export function* stories(demo: Demo): Iterable<Story> {
  for (let index = 0; index < demo.town.homes; index += 1) {
    const home = demo.town.home(index);
    const { begins, chances, mandate, cuts } = demo.town.course(home);
    const happenings = chances.flatMap((chance) => [...lifeOf({ demo, home, chance, cuts, percent: mandate?.percent ?? 3 })]).sort((one, other) => one.at - other.at);
    // Homes come in the order in which they were listed, and nobody asks for one before.
    yield [{ at: begins }, ...happenings];
  }
}

interface Wanted { demo: Demo; home: Home; chance: Chance; cuts: Course['cuts']; percent: number }

function* lifeOf(wanted: Wanted): Iterable<Happening> {
  const { demo, home, chance } = wanted;
  const { town } = demo;
  const person = town.sellerOf(home.index) + 1 + chance.buyer;
  const by = town.agentOf(person);
  const number = home.index * 4 + chance.buyer;
  const dice = town.dice('deal', number);
  const change = (at: number, values: (tx: Transaction) => Record<string, unknown>): Happening =>
    ({ at, by, command: 'deals.change', run: (tx) => tx.records(deals).change(demo.idOf('deals', number)!, values(tx)) });
  const textOf = (topic: 'firstTalk' | 'visit' | 'offer' | 'won' | 'lost'): string => town.say(topic, { by, person, dice, about: { home: town.nameOfHome(home) } });
  const noted = (at: number, topic: 'offer' | 'won' | 'lost'): Happening => {
    const text = textOf(topic);
    return { at: at + 0.002, by, command: 'notes.create', run: (tx) => tx.records(notes).create({ text, about: `deals/${demo.idOf('deals', number)}` }) };
  };
  const spoken = (at: number, topic: 'firstTalk' | 'visit'): Happening => {
    const text = textOf(topic);
    return { at: at + 0.002, by, command: 'contacts.spokeTo', run: (tx) => speak(tx, { contact: demo.idOf('contacts', person), deal: demo.idOf('deals', number)! }, text) };
  };
  const next = (topic: 'inquiry' | 'proposal' | 'valuation', at: number) => ({ nextStep: town.say(topic, { by, person, dice }), nextStepAt: town.calendar.appointment(at) });
  const nothingNext = { nextStep: null, nextStepAt: null };
  const { begins, proposal, ends } = chance;
  const isOpen = ends === null;
  const isLate = proposal === null && isOpen;

  yield { at: begins, by, command: 'deals.create', run: (tx) => begin(wanted, tx, { person, number, next: isLate && !chance.hasNextStep ? nothingNext : next(chance.isValuation ? 'valuation' : 'inquiry', isLate ? chance.next : (proposal ?? ends!.at)) }) };
  if (!chance.isValuation) {
    yield spoken(begins, 'firstTalk');
    const visit = begins + ((proposal ?? ends?.at ?? town.calendar.now) - begins) * dice.within(0.3, 0.8);
    if (dice.chance(0.7 * town.detail)) yield spoken(visit, 'visit');
  }
  if (proposal !== null) {
    yield change(proposal, () => ({ stage: 'proposal', probability: dice.between(5, 8) * 10, ...(isOpen && !chance.hasNextStep ? nothingNext : next('proposal', ends?.at ?? chance.next)) }));
    yield noted(proposal, 'offer');
  }
  if (ends) {
    const outcome = ends.won ? { stage: 'won', probability: 100 } : { stage: 'lost', probability: 0, lostReason: ends.reason, competitor: ends.competitor };
    yield { ...change(ends.at, () => ({ ...outcome, ...nothingNext })), command: 'deals.moveToStage' };
    yield noted(ends.at, ends.won ? 'won' : 'lost');
  }
}

async function speak(tx: Transaction, { contact, deal }: { contact: string | undefined; deal: string }, text: string): Promise<void> {
  if (contact) await tx.records(contacts).change(contact, { lastContactAt: tx.now });
  await tx.records(notes).create({ text, about: contact ? `contacts/${contact}` : `deals/${deal}` });
}

async function begin({ demo, home, chance, cuts, percent }: Wanted, tx: Transaction, { person, number, next }: { person: number; number: number; next: Record<string, unknown> }): Promise<void> {
  const { town } = demo;
  const [buyer, seller, property] = [demo.idOf('contacts', person), demo.idOf('contacts', town.sellerOf(home.index)), demo.idOf('properties', home.index)];
  const isOurs = town.agentOf(person) === town.agentOfHome(home.index);
  const asked = town.priceAt(home, { cuts }, chance.begins);
  const worth = home.toLet ? asked : Math.round((asked * chance.share) / 1_000) * 1_000;
  demo.keep('deals', number, await tx.records(deals).create({
    ...(chance.isValuation
      ? { side: 'seller', title: `Valuation · ${town.nameOf(person)}`, ...(buyer && { people: [{ id: buyer, role: 'seller' }] }) }
      : { side: isOurs ? 'both' : 'buyer', people: roles(home.toLet, { buyer, seller }), ...(property && { properties: [{ id: property }] }) }),
    value: { amount: worth * 100, currency: 'EUR' }, commissionPercent: percent, probability: 20,
    expectedCloseDate: town.calendar.day(chance.begins, 60), source: town.person(person).source, ...next,
  }));
}

function roles(toLet: boolean, { buyer, seller }: { buyer: string | undefined; seller: string | undefined }) {
  const [taker, giver] = toLet ? ['tenant', 'landlord'] : ['buyer', 'seller'];
  return [...(buyer ? [{ id: buyer, role: taker! }] : []), ...(seller ? [{ id: seller, role: giver! }] : [])];
}
