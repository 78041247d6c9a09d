import { openTestOffice, type TestOffice } from '@gable/api/testing';
import { Dice } from '@gable/db/seed/dice.ts';
import { nameIn } from '@gable/db/seed/names/naming.ts';
import { insertMany } from '../insertMany.ts';
import type { Figure } from '../figure.ts';

const sizes = { contacts: 100_000, properties: 20_000, deals: 50_000 } as const;
const asked = 1_500;
const scripts = ['latin', 'greek', 'hebrew', 'persian'] as const;
const stages = ['inquiry', 'proposal'] as const;

interface Somebody { firstName: string; lastName: string; digits: string }

/** What people wait for while they look for something, from the request to the whole answer: one alone, and 16 who never pause. */
export async function listsAndSearch(): Promise<Figure[]> {
  await using gable = await openTestOffice();
  const somebody = await fill(gable);
  const list = (index: number): string => [
    `deals?filter=stage:${stages[index % 2]} holder:me&sort=-updatedAt&include=people,properties&limit=50`,
    `contacts?filter=lastName:${somebody(index).lastName.slice(0, 3)}*&sort=title&limit=50`,
    `properties?filter=listPrice>=${100_000 + index * 97} bedroomsTotal>=3&sort=listPrice&limit=50`,
  ][index % 3]!;
  const search = (index: number): string => {
    const { firstName, lastName, digits } = somebody(index);
    const words = [`${lastName} ${firstName.slice(0, 2)}`, lastName.slice(0, 3), digits.slice(2, 7), `${index % sizes.properties} Bench`][index % 4]!;
    return `search?q=${words}`;
  };
  const figures: Figure[] = [];
  for (const [what, path] of [['lists of 100,000', list], ['search over 170,000', search]] as const) {
    for (const atOnce of [1, 16]) figures.push({ what: `${what}, ${atOnce} at once, p95`, measured: await slowest(gable, path, atOnce), unit: 'ms', promised: 'under 20' });
  }
  return figures;
}

/** Answers who stands in the book, for any number. */
async function fill(gable: TestOffice): Promise<(index: number) => Somebody> {
  const known = (index: number): Somebody => {
    const dice = new Dice(36, 'person', index);
    const { firstName, lastName } = nameIn(scripts[index % 4]!, dice);
    return { firstName, lastName, digits: String(2_000_000 + ((index * 7_919) % 7_999_999)) };
  };
  const people = await insertMany(gable, { kind: 'contacts', count: sizes.contacts, values: (index) => {
    const { firstName, lastName, digits } = known(index);
    return { firstName, lastName, phones: [`+1206${digits}`] };
  } });
  const homes = await insertMany(gable, { kind: 'properties', count: sizes.properties, values: (index) => ({ unparsedAddress: `${index} Bench St`, listPrice: { amount: (100 + (index % 977)) * 100_000, currency: 'USD' }, bedroomsTotal: index % 6 }) });
  await insertMany(gable, { kind: 'deals', count: sizes.deals, values: (index) => ({
    title: `Deal ${index}`, stage: stages[index % 2], people: [{ id: people[(index * 31) % people.length], role: 'buyer' }], properties: [homes[(index * 7) % homes.length]!],
  }) });
  return (index) => known((index * 613) % sizes.contacts);
}

/** Milliseconds within which 95 of a hundred answers came. */
async function slowest(gable: TestOffice, path: (index: number) => string, atOnce: number): Promise<number> {
  const { office } = gable;
  const token = await office.auth.tokens.create({ agency: gable.agency, member: gable.principal.id, name: 'bench' });
  const times: number[] = [];
  let next = 0;
  const askAll = async (): Promise<void> => {
    while (next < asked) {
      const url = `http://localhost/api/v1/${encodeURI(path(next))}`;
      next += 1;
      const begun = performance.now();
      const answer = await office.http.answer(new Request(url, { headers: { authorization: `Bearer ${token}` } }), { address: '127.0.0.1' });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askAll));
  return times.sort((one, other) => one - other)[Math.floor(times.length * 0.95)]!;
}
