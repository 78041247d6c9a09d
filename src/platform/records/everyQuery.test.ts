import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseFilter, writeFilter, type Filter, type RecordData } from '@gable/api';
import type { TestOffice } from '@gable/api/testing';
import { fold } from '@gable/db/fold.ts';
import { readExtensionFolder } from '../extensions/readFolder.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { randomFrom } from '../testing/randomFrom.ts';
import { fulfils, inOrder, wordsIn, type Known, type Meant } from './testing/naively.ts';

const now = Date.parse('2026-11-22T20:00:00Z');

/** What is written of days, from which to before which it is on that day. */
const days: Record<string, [from: string, before: string, isAge?: true]> = {
  '2026': ['2026-01-01', '2027-01-01'], '2026-10': ['2026-10-01', '2026-11-01'], '2026-11-20': ['2026-11-20', '2026-11-21'],
  today: ['2026-11-22', '2026-11-23'], yesterday: ['2026-11-21', '2026-11-22'], tomorrow: ['2026-11-23', '2026-11-24'],
  lastWeek: ['2026-11-15', '2026-11-22'], thisMonth: ['2026-11-01', '2026-12-01'], nextQuarter: ['2027-01-01', '2027-04-01'],
  '-30d': ['2026-10-23', '2026-10-24'], '+2w': ['2026-12-06', '2026-12-07'], '30d': ['2026-10-23', '2026-10-24', true], '1y': ['2025-11-22', '2025-11-23', true],
};
/** Los Angeles is eight hours behind in winter, seven until the 1st of November. */
const midnight = (day: string): number => Date.parse(`${day}T0${(day >= '2026-03-09' && day <= '2026-11-01') || (day >= '2025-03-10' && day <= '2025-11-02') ? 7 : 8}:00:00Z`);

const texts = ['Seattle', 'Τήνος', 'τηνος', 'כפר סבא', 'São Paulo', 'or', 'x "y" \\z', 'a,b', '-dash', '(bracket'];
const streets = ['Elm', 'Όλγας', 'הרצל', 'گل', 'Pike or Pine'];
const people = ['Dana Levi', 'Nikos Papas', 'Levi Strauss'];

const orNone = (value: unknown): (string | number)[] => (value === undefined || value === null ? [] : [value as string | number]);
const exact = (from: string | number): Meant => ({ from, before: null });
const number = (name: string, factor = 1): Known => ({ values: (record) => orNone(record[name]), meant: (written) => exact(Number(written) * factor) });
const choice = (name: string): Known => ({ values: (record) => orNone(record[name]), meant: exact });
const day = (written: string, at: (day: string) => string | number): Meant => {
  const [from, before, isAge] = days[written]!;
  return { from: at(from), before: at(before), ...(isAge && { isAge: { before: at('2026-11-23') } }) };
};

interface Asked { known: Known; written: readonly string[]; is: readonly Extract<Filter, { field: string }>['is'][] }

const compared = ['=', '<', '<=', '>', '>=', 'has'] as const;
const ranged = (known: Known, written: readonly string[]): Asked => ({ known, written, is: compared });

/** Millionths of a degree apart, at both ends of the earth, and at the 180th meridian. */
const sides = [-180, -179.999999, -122.4, -90, -12.5, 0, 47.6, 47.600001, 60.25, 90, 179.9, 180];
const side = (most: number): fc.Arbitrary<number> => fc.constantFrom(...sides.filter((degrees) => Math.abs(degrees) <= most));
const boxes = fc.tuple(side(90), side(180), side(90), side(180)).map(([one, west, other, east]) => [Math.min(one, other), west, Math.max(one, other), east].map(String));
const place: Asked = { known: { values: () => [], meant: exact }, written: [], is: ['within'] };

const homes: Record<string, Asked> = {
  city: { known: { values: ({ city }) => orNone(city && fold(city as string)), meant: (written) => exact(fold(written)) }, written: texts, is: ['=', 'startsWith', 'has', '<', '>='] },
  listPrice: ranged({ values: ({ listPrice }) => orNone(listPrice && (listPrice as { amount: number }).amount), meant: (written) => exact(Number(written) * 100) }, ['100000', '250000.5', '900000', '0']),
  bedroomsTotal: ranged(number('bedroomsTotal'), ['0', '2', '3', '2.5']),
  bathroomsTotal: ranged(number('bathroomsTotal'), ['1', '1.5', '2.25', '9']),
  livingArea: ranged({ ...number('livingArea'), meant: (written) => exact(Number(written.replace('m2', ''))) }, ['50m2', '80.5m2', '120m2']),
  waterfrontYN: { known: { values: ({ waterfrontYN }) => orNone(waterfrontYN === null || waterfrontYN === undefined ? null : Number(waterfrontYN)), meant: (written) => exact(written === 'yes' ? 1 : 0) }, written: ['yes', 'no'], is: ['=', 'has'] },
  propertyCondition: { known: choice('propertyCondition'), written: ['Good', 'Fair', 'New'], is: ['=', 'has'] },
  features: { known: { values: ({ features }) => (features as string[] | undefined) ?? [], meant: exact }, written: ['Pool', 'Garden', 'Storage'], is: ['='] },
  closeDate: ranged({ values: ({ closeDate }) => orNone(closeDate), meant: (written) => day(written, (one) => one) }, Object.keys(days)),
  keyHolder: { known: { values: () => [], meant: exact }, written: ['levi', 'dana le', 'papas nikos', 'nobody'], is: ['=', 'has'] },
  seaDistance: ranged(number('seaDistance'), ['40', '100', '900']),
  heating: { known: choice('heating'), written: ['Gas', 'Solar'], is: ['=', 'has'] },
  location: place,
};
const chores: Record<string, Asked> = {
  title: { known: { values: ({ title }) => [fold(title)], meant: (written) => exact(fold(written)) }, written: streets, is: ['=', 'startsWith', '>'] },
  dueAt: ranged({ values: ({ dueAt }) => orNone(dueAt && Date.parse(dueAt as string)), meant: (written) => day(written, midnight) }, Object.keys(days)),
  doneAt: ranged({ values: ({ doneAt }) => orNone(doneAt && Date.parse(doneAt as string)), meant: (written) => day(written, midnight) }, Object.keys(days)),
  priority: { known: choice('priority'), written: ['low', 'high'], is: ['=', 'has'] },
};

function conditionsOver(asked: Record<string, Asked>): fc.Arbitrary<Filter> {
  const comparison = fc.constantFrom(...Object.entries(asked)).chain(([field, { written, is }]) => fc.constantFrom(...is).chain((operator): fc.Arbitrary<Filter> => {
    if (operator === 'has') return fc.constant({ field, is: operator, value: true });
    if (operator === 'within') return boxes.map((value) => ({ field, is: operator, value }));
    const several = operator === '=' && field !== 'keyHolder' && field !== 'waterfrontYN';
    return fc.uniqueArray(fc.constantFrom(...written), { minLength: 1, maxLength: several ? 3 : 1 }).map((values) => ({ field, is: operator, value: values.length === 1 ? values[0]! : values }));
  }));
  return fc.letrec<{ condition: Filter }>((tie) => ({
    condition: fc.oneof({ depthSize: 'small', withCrossShrink: true },
      comparison,
      fc.constantFrom(...streets, 'el', 'ολγα').map((words) => ({ words })),
      tie('condition').filter((one) => !('not' in one)).map((not) => ({ not })),
      fc.array(tie('condition').filter((one) => !('all' in one)), { minLength: 2, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition').filter((one) => !('any' in one)), { minLength: 2, maxLength: 3 }).map((any) => ({ any })),
    ),
  })).condition;
}

/** Ways to name a field. */
const namings: ((name: string) => string)[] = [(name) => name, (name) => name.toUpperCase(), (name) => name.toLowerCase(), (name) => (name === 'features' ? 'Feature' : name)];
const named = (filter: Filter, naming: (name: string) => string): Filter => JSON.parse(JSON.stringify(filter, (key, value: unknown) => (key === 'field' ? naming(value as string) : value))) as Filter;

describe.each(everyOffice)('every query on $engine', ({ open }) => {
  let gable: TestOffice;
  let names = new Map<string, string>();
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    gable = await open();
    const { principal } = gable;
    await principal.run('extensions.install', readExtensionFolder(path.resolve('tests/extensions/rentals')) as never);
    const { data: { name: gate } } = await principal.run('fields.add', { records: 'properties', title: 'Gate', sketch: { kind: 'point' } as never });
    homes[gate as string] = place;
    const random = randomFrom(20_261_122);
    const one = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!;
    const sometimes = <Value>(list: readonly Value[]): Value | undefined => (random() < 0.3 ? undefined : one(list));
    const somewhen = (): number => now + Math.round((random() - 0.6) * 500) * 86_400_000 + Math.round(random() * 86_400_000);
    const somewhere = () => sometimes([true]) && { latitude: one(sides.filter((degrees) => Math.abs(degrees) <= 90)), longitude: one(sides) };
    const made = await Promise.all(people.map((name) => principal.create('contacts', { firstName: name.split(' ')[0], lastName: name.split(' ')[1] })));
    names = new Map(made.map(({ id, title }) => [id, title]));
    for (let index = 0; index < 70; index += 1) {
      const amount = sometimes([10_000_000, 25_000_050, 90_000_000]);
      await principal.create('properties', {
        unparsedAddress: `${one(streets)} ${one(streets)}`, city: sometimes(texts), listPrice: amount && { amount, currency: 'USD' }, bedroomsTotal: sometimes([0, 1, 2, 3]),
        bathroomsTotal: sometimes([1, 1.5, 2.25]), livingArea: sometimes([50, 80.5, 119.99, 120]), waterfrontYN: sometimes([true, false]), propertyCondition: sometimes(['Good', 'Fair', 'New']),
        features: sometimes([['Pool'], ['Garden', 'Pool'], []]), closeDate: sometimes([0, 1, 2]) === undefined ? undefined : new Date(somewhen()).toISOString().slice(0, 10),
        keyHolder: sometimes([...names.keys()]), seaDistance: sometimes([40, 100, 500]), heating: sometimes(['Gas', 'Solar']), location: somewhere(), [gate as string]: somewhere(),
      });
      await principal.create('tasks', {
        title: `${one(streets)} ${one(streets)}`, dueAt: sometimes([0, 1]) === undefined ? undefined : new Date(somewhen()).toISOString(),
        doneAt: sometimes([0]) === undefined ? undefined : new Date(somewhen()).toISOString(), priority: sometimes(['low', 'normal', 'high']),
      });
    }
  }, 60_000);
  afterAll(async () => {
    vi.useRealTimers();
    await gable[Symbol.asyncDispose]();
  });

  async function everything(kind: string, query: { filter?: Filter; sort: string[]; limit: number }): Promise<RecordData[]> {
    const { office, principal } = gable;
    const all: RecordData[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { data, next } = await office.records.list(principal.caller(), kind, { ...query, ...(after && { after }) });
      all.push(...data);
      after = next ?? undefined;
      more = next !== null;
    }
    return all;
  }

  test.each([
    { kind: 'properties', asked: homes, sorts: ['city', 'listPrice', 'bedroomsTotal', 'livingArea', 'closeDate', 'seaDistance', 'heating'] },
    { kind: 'tasks', asked: chores, sorts: ['title', 'dueAt', 'doneAt', 'priority'] },
  ])('over $kind, written and read again, finds what a naive reading finds, in the same order', async ({ kind, asked, sorts }) => {
    const records = await everything(kind, { sort: ['-updatedAt'], limit: 200 });
    expect(records).toHaveLength(70);
    const fields = Object.fromEntries(Object.entries(asked).map(([name, { known }]) => [name, known]));
    // A record that is named is found by words of its title.
    if (kind === 'properties') fields.keyHolder = {
      values: ({ keyHolder }) => orNone(keyHolder),
      meant: (written) => exact([...names].find(([, title]) => wordsIn(written).every((word) => wordsIn(title).some((own) => own.startsWith(word))))?.[0] ?? ''),
    };
    const byName = (filter: Filter): boolean => 'field' in filter && filter.field === 'keyHolder' && filter.value === 'levi';
    const wordsOf = ({ title, city }: RecordData): string[] => wordsIn(`${title} ${kind === 'properties' ? city ?? '' : ''}`);
    const order = fc.uniqueArray(fc.constantFrom(...sorts), { minLength: 1, maxLength: 3 }).chain((list) => fc.tuple(...list.map((name) => fc.boolean().map((falls) => `${falls ? '-' : ''}${name}`))));
    let found = 0;
    await fc.assert(fc.asyncProperty(conditionsOver(asked).filter((filter) => !JSON.stringify(filter).includes('"levi"') || byName(filter)), order, fc.record({ limit: fc.integer({ min: 5, max: 60 }), naming: fc.constantFrom(...namings) }), async (filter, sort, { limit, naming }) => {
      const expected = inOrder(records.filter((record) => (byName(filter)
        ? ['Dana Levi', 'Levi Strauss'].includes(names.get(record.keyHolder as string) ?? '')
        : fulfils(record, filter, { fields, words: wordsOf }))), sort, fields);
      const answered = await everything(kind, { filter: parseFilter(writeFilter(named(filter, naming))), sort, limit });
      expect(answered.map(({ id }) => id), writeFilter(filter)).toEqual(expected.map(({ id }) => id));
      found += expected.length;
    }), { seed: 20_261_122, numRuns: 150 });
    expect(found).toBeGreaterThan(500);
  }, 120_000);
});
