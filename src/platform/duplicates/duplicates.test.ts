import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BulkState, DuplicatePair } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { randomFrom } from '../testing/randomFrom.ts';
import { listPairs } from './listPairs.ts';

describe.each(everyOffice)('what is there twice, on $engine', ({ open }) => {
  let gable: TestOffice;
  let principal: TestMember;
  let dana: TestMember;
  beforeAll(async () => {
    gable = await open();
    ({ principal } = gable);
    dana = await gable.hire('agent');
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const pairs = async (by = principal, asked = {}): Promise<DuplicatePair[]> => (await listPairs(gable.office, by.caller(), { kind: 'contacts', limit: 200, ...asked })).data;
  const told = async (by = principal): Promise<string[]> => (await pairs(by)).map(({ one, other, strength, reasons }) => `${[one.title, other.title].sort().join(' = ')}: ${strength}, ${reasons.join(' ')}`).sort();
  async function scan(): Promise<void> {
    const { data: { job } } = await principal.run('duplicates.scan', { records: 'contacts' });
    await gable.office.jobs.finish(job);
  }
  const follow = (): Promise<void> => gable.office.duplicates.follow(gable.agency, 'contacts');

  test('is found with its reason, and how sure it is', async () => {
    const address = { street: '1 Elm St', city: 'Seattle' };
    for (const contact of [
      { firstName: 'Ruth', lastName: 'Levi', phones: ['206-555-0101'] }, { firstName: 'Ruth', lastName: 'Lévi', phones: ['(206) 555 0101'] },
      { firstName: 'Dan', lastName: 'Adler', phones: ['206-555-0102'] }, { firstName: 'Noa', lastName: 'Adler', phones: ['206-555-0102'] },
      { firstName: 'Tom', lastName: 'Becker', emails: ['tom@becker.test'] }, { firstName: 'Tom', emails: ['Tom@becker.test'] },
      { firstName: 'David', lastName: 'Cohen', phones: ['206-555-0103'] }, { firstName: 'דוד', lastName: 'כהן' },
      { firstName: 'Maria', lastName: 'Nakou', phones: ['206-555-0104'], addresses: [address] }, { firstName: 'Μαρία', lastName: 'Νάκου', phones: ['206-555-0105'], addresses: [address] },
      // Namesakes, each with a number of their own.
      { firstName: 'Ann', lastName: 'Smith', phones: ['206-555-0106'] }, { firstName: 'Ann', lastName: 'Smith', phones: ['206-555-0107'] },
    ]) await principal.create('contacts', contact);
    await scan();
    expect(await told()).toEqual([
      'Dan Adler = Noa Adler: possible, phones',
      'David Cohen = דוד כהן: likely, sound',
      'Maria Nakou = Μαρία Νάκου: likely, sound addresses',
      'Ruth Levi = Ruth Lévi: certain, phones title',
      'Tom = Tom Becker: likely, emails',
    ]);
    const first = await listPairs(gable.office, principal.caller(), { kind: 'contacts', limit: 3 });
    const second = await listPairs(gable.office, principal.caller(), { kind: 'contacts', limit: 3, after: first.next! });
    expect([first.data.length, second.data.length, second.next, first.count]).toEqual([3, 2, null, 5]);
    expect(await pairs(principal, { strength: 'certain' })).toHaveLength(1);
    expect(await pairs(principal, { holder: dana.id })).toEqual([]);
  });

  test('stays apart once somebody has said so, also when it is looked for again, until they take that back', async () => {
    const [couple] = await pairs(principal, { strength: 'possible' });
    const two = { records: 'contacts', one: couple!.other.id, other: couple!.one.id };
    await principal.run('duplicates.notSame', two);
    await scan();
    expect(await pairs(principal, { strength: 'possible' })).toEqual([]);
    await principal.run('contacts.change', { id: couple!.one.id, jobTitle: 'Baker' });
    await follow();
    expect(await pairs(principal, { strength: 'possible' })).toEqual([]);
    await principal.run('duplicates.maybeSame', two);
    expect(await pairs(principal, { strength: 'possible' })).toHaveLength(1);
  });

  test('is followed up: who comes, who changes, who goes and who comes back', async () => {
    const has = async (): Promise<boolean> => (await told()).some((line) => line.startsWith('Mira Katz'));
    const mira = await principal.create('contacts', { firstName: 'Mira', lastName: 'Katz', phones: ['206-555-0120'] });
    const twin = await principal.create('contacts', { firstName: 'Mira', lastName: 'Katz', phones: ['206-555-0120'] });
    await follow();
    expect(await has()).toBe(true);
    await principal.run('contacts.archive', { id: twin.id });
    await follow();
    expect(await has()).toBe(false);
    await principal.run('contacts.restore', { id: twin.id });
    await follow();
    expect(await has()).toBe(true);
    await principal.run('contacts.change', { id: mira.id, phones: ['206-555-0121'] });
    await follow();
    expect(await has()).toBe(false);
  });

  test('shows only to whoever sees both whole, and nobody else can say anything about it', async () => {
    const hers = await dana.create('contacts', { firstName: 'Shared', lastName: 'Client', phones: ['206-555-0130'] });
    const theirs = await principal.create('contacts', { firstName: 'Shared', lastName: 'Client', phones: ['206-555-0130'] });
    await follow();
    expect((await told()).some((line) => line.startsWith('Shared'))).toBe(true);
    expect(await told(dana)).toEqual([]);
    expect((await listPairs(gable.office, dana.caller(), { kind: 'contacts', limit: 10 })).count).toBe(0);
    await expect(dana.run('duplicates.notSame', { records: 'contacts', one: hers.id, other: theirs.id })).rejects.toMatchObject({ status: 404 });
    await expect(principal.run('duplicates.scan', { records: 'tasks' })).rejects.toMatchObject({ code: 'duplicates.noRule' });
  });

  test('is made one at once where it is certain, and one undo parts all of it', async () => {
    const certain = (await pairs(principal, { strength: 'certain' })).length;
    const { data: { job } } = await principal.run('duplicates.mergeCertain', { records: 'contacts' });
    await gable.office.jobs.finish(job);
    const state = (await gable.office.jobs.get(principal.caller(), job)).progress as BulkState;
    expect(state).toMatchObject({ phase: 'done', changed: certain, refused: 0 });
    await follow();
    expect(await pairs(principal, { strength: 'certain' })).toEqual([]);
    await principal.run('history.undo', { command: state.command });
    await follow();
    expect(await pairs(principal, { strength: 'certain' })).toHaveLength(certain);
  });

  test('is the same whether all is looked through or each change is followed', async () => {
    const random = randomFrom(7);
    const pick = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)]!;
    const values = () => ({
      firstName: pick(['Avi', 'אבי', 'Nikos', 'Νίκος']), lastName: pick(['Cohen', 'כהן', 'Pappas', 'Παππάς']),
      phones: random() < 0.5 ? [`206-555-02${10 + Math.floor(random() * 6)}`] : [], emails: random() < 0.3 ? [pick(['a@x.test', 'b@x.test'])] : [],
    });
    const ids: string[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      const what = random();
      if (ids.length < 8 || what < 0.4) ids.push((await principal.create('contacts', values())).id);
      else if (what < 0.8) await principal.run('contacts.change', { id: pick(ids), ...values() }).catch(() => {});
      else await principal.run(pick(['contacts.archive', 'contacts.restore']), { id: pick(ids) });
    }
    await follow();
    const followed = await pairs();
    await scan();
    expect(await pairs()).toEqual(followed);
    expect(followed.length).toBeGreaterThan(5);
  });
});
