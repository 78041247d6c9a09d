import { leadForms, leads, notes, type Demo, type Happening, type Story, type Transaction } from '@gable/api/server';
import { asked } from './demoWords.ts';

const perLead = 14;
const mostLeads = 2_000;
/** Working days over which they came. */
const days = 25;
/** The newest, whom nobody has answered yet. */
const untouched = 3;

/** Who wrote to the office in the last weeks, and what became of it. */
export function* stories(demo: Demo): Iterable<Story> {
  const { calendar, people } = demo.town;
  const count = Math.min(mostLeads, Math.max(8, Math.round(people / perLead)));
  const first = calendar.now - days;
  yield [{ at: first - 0.5, by: 0, command: 'leadForms.create', run: makeForm }];
  for (let number = 0; number < count; number += 1) yield lifeOf(demo, { number, at: first + ((number + 1) / count) * (days - 0.05), isUntouched: number >= count - untouched });
}

const makeForm = (tx: Transaction): Promise<unknown> => tx.records(leadForms).create({
  title: 'Our own page', language: 'en', heading: 'Looking for a home in Halmyra?', asks: ['interest', 'budget', 'bedrooms', 'message'], source: 'Website',
});

function* lifeOf(demo: Demo, { number, at, isUntouched }: { number: number; at: number; isUntouched: boolean }): Iterable<Happening> {
  const { town } = demo;
  const dice = town.dice('lead', number);
  const person = town.people + number;
  const by = town.agentOf(person);
  let lead = '';
  yield { at, by, command: 'leads.create', run: async (tx) => { lead = (await ask(demo, tx, { person, number })).id; } };
  if (isUntouched) return;
  const answered = at + dice.within(0.02, 0.4);
  if (answered > town.calendar.now) return;
  const said = town.say('firstTalk', { by, person, dice, about: { home: town.nameOfHome(town.home(homeOf(demo, number))) } });
  yield {
    at: answered, by, command: 'leads.answered',
    run: async (tx) => {
      await tx.asOffice.records(notes).create({ text: said, about: `leads/${lead}` });
      await tx.asOffice.records(leads).change(lead, { status: 'contacted' });
    },
  };
  const later = answered + dice.within(0.5, 4);
  if (later > town.calendar.now) return;
  const fate = dice.next();
  if (fate < 0.35) yield { at: later, by, command: 'leads.discard', run: (tx) => tx.asOffice.records(leads).change(lead, { status: 'discarded', discardReason: dice.one(['noReply', 'notInterested', 'elsewhere', 'outOfArea'] as const) }) };
  else if (fate < 0.6) yield { at: later, by, command: 'leads.change', run: (tx) => tx.asOffice.records(leads).change(lead, { status: 'qualified', nextStep: town.say('inquiry', { by, person, dice }), nextStepAt: town.calendar.appointment(later + dice.within(0.5, 8)) }) };
  else if (fate < 0.75) yield { at: later, by, command: 'leads.callBack', run: (tx) => tx.asOffice.records(leads).change(lead, { callBackAt: town.calendar.appointment(town.calendar.now + dice.within(0.2, 5)) }) };
}

const homeOf = ({ town }: Demo, number: number): number => town.dice('lead home', number).between(0, town.homes - 1);

async function ask(demo: Demo, tx: Transaction, { person, number }: { person: number; number: number }): Promise<{ id: string }> {
  const { town } = demo;
  const dice = town.dice('asks', number);
  const { firstName, lastName, phones, emails, preferredLanguage, script } = town.person(person);
  const home = town.home(homeOf(demo, number));
  const property = dice.chance(0.7) ? demo.idOf('properties', home.index) : undefined;
  const channel = dice.one(['form', 'form', 'portal', 'email', 'phone'] as const);
  return tx.records(leads).create({
    firstName, lastName, phones, emails, preferredLanguage, channel, property: property ?? null,
    interest: home.toLet ? 'rent' : 'buy', budget: { amount: Math.round((home.price * dice.within(0.85, 1.1)) / (home.toLet ? 50 : 10_000)) * (home.toLet ? 5_000 : 1_000_000), currency: 'EUR' },
    bedrooms: dice.between(1, 4), source: { form: 'Website', portal: 'Portal', email: 'Portal', phone: 'Board at the house' }[channel],
    message: dice.one(asked[script]).replace('{home}', town.nameOfHome(home)),
  });
}
