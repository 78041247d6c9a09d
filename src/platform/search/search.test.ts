import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('search through all kinds on $engine', ({ open }) => {
  let gable: TestOffice;
  let principal: TestMember;
  beforeAll(async () => {
    gable = await open();
    ({ principal } = gable);
    for (const [firstName, lastName, phone] of [
      ['Dana', 'Cohen', '(206) 433-0188'], ['דָּנָה', 'כֹּהֵן', '+972 54 123 4567'], ['Νίκος', 'Παπαδόπουλος', '+30 697 123 4568'],
      ['محمد', 'کریمی', '+98 912 345 6789'], ['José', 'Núñez', '206 555 0100'], ['Cohen', '', ''], ['Anna', 'Cohenovich', ''],
    ] as const) await principal.create('contacts', { firstName, lastName, ...(phone && { phones: [phone] }) });
    const { id } = await principal.create('contacts', { firstName: 'Ruth', lastName: 'Levi' });
    await principal.create('notes', { about: `contacts/${id}`, text: `${'Likes the sea. '.repeat(12)}Her neighbour Cohen told us about the roof.` });
    await principal.create('tasks', { title: 'Call Cohen back' });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const find = (words: string, by = principal, kinds?: string[]) => gable.office.search.find(by.caller(), { words, kinds });
  const people = async (words: string, by = principal): Promise<string[]> => (await find(words, by, ['contacts']))[0]?.hits.map(({ title }) => title) ?? [];

  test.each([
    ['words in any order', 'cohen dana', 'Dana Cohen'],
    ['beginnings', 'coh dan', 'Dana Cohen'],
    ['without Hebrew points', 'כהן דנה', 'דָּנָה כֹּהֵן'],
    ['without Greek accents, final sigma or not', 'νικοσ παπαδοπουλος', 'Νίκος Παπαδόπουλος'],
    ['in capitals', 'ΝΙΚΟΣ', 'Νίκος Παπαδόπουλος'],
    ['with Arabic letters for Persian ones', 'كريمي', 'محمد کریمی'],
    ['without Latin diacritics', 'nunez jose', 'José Núñez'],
    ['by the middle of a number', '433-01', 'Dana Cohen'],
    ['by the middle of a number in Persian digits', '۲۳۴۵۶', 'محمد کریمی'],
    ['by a name and the middle of a number', 'dana 33018', 'Dana Cohen'],
    ['by a name in Latin letters', 'nikos papadopoulos', 'Νίκος Παπαδόπουλος'],
    ['by a name in Latin letters for Persian', 'mohammad karimi', 'محمد کریمی'],
    ['by a first name in one script and a last one in another', 'dana כהן', 'Dana Cohen'],
  ])('somebody is found %s', async (_how, words, title) => {
    expect((await people(words)).map((one) => one.normalize('NFC'))).toContain(title.normalize('NFC'));
  });

  test('a name that was written a moment ago is heard in another script', async () => {
    expect(await people('שלום')).toEqual([]);
    await principal.create('contacts', { firstName: 'Shalom' });
    expect(await people('שלום')).toEqual(['Shalom']);
  });

  test('the title that the words are comes first, then one that begins with them, then one that has them', async () => {
    await principal.create('contacts', { firstName: 'Cohen', lastName: 'Miller' });
    expect((await people('cohen')).slice(0, 2)).toEqual(['Cohen', 'Cohen Miller']);
    expect((await people('cohen')).at(-1)).toMatch(/כ/);
  });

  test('kinds in which nothing is found are left out, and each hit says where the words stand', async () => {
    const found = await find('cohen');
    expect(found.map(({ kind }) => kind).sort()).toEqual(['contacts', 'notes', 'tasks']);
    const marked = (kind: string) => found.find((one) => one.kind === kind)!.hits.flatMap(({ met }) => met.flatMap(({ field, text, marks }) => marks.map(([from, to]) => [field, text.slice(from, to)])));
    expect(marked('tasks')).toEqual([['title', 'Cohen']]);
    expect(marked('contacts')).toContainEqual(['title', 'Cohen']);
    expect(marked('contacts')).toContainEqual(['title', 'כֹּהֵן']);
    expect(found.find(({ kind }) => kind === 'notes')!.hits[0]!.met.every(({ text }) => text.length < 200)).toBe(true);
    expect((await find('433-01', principal, ['contacts']))[0]!.hits[0]!.met).toEqual([{ field: 'phones', text: '(206) 433-0188', marks: [[0, 14]] }]);
  });

  test('no more is told than there is to see, and of what is hidden nothing is found', async () => {
    const agent = await gable.hire('agent');
    expect(await people('cohen', agent)).toContain('Dana Cohen');
    expect(await people('4330188', agent)).toEqual([]);
    expect(await people('33018', agent)).toEqual([]);
    expect((await find('cohen', agent)).map(({ kind }) => kind)).toEqual(['contacts']);
    const hits = (await find('cohen', agent))[0]!.hits;
    expect(hits.every(({ met }) => met.every(({ field }) => field === 'title'))).toBe(true);
    expect(JSON.stringify(hits)).not.toMatch(/433|972/);
  });

  test('what more there is than asked for is said', async () => {
    const [some] = await gable.office.search.find(principal.caller(), { words: 'cohen', kinds: ['contacts'], limit: 2 });
    expect(some).toMatchObject({ more: true, newestOnly: false, hits: { length: 2 } });
    await expect(find('a b c d e f g h i')).rejects.toMatchObject({ code: 'query.tooManyWords', status: 400 });
    expect(await find(' - ')).toEqual([]);
  });
});
