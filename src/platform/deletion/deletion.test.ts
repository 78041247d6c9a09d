import { afterEach, describe, expect, test, vi } from 'vitest';
import { everyPlace, moveIn } from '../backup/testing/everyPlace.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { history } from '../doctor/history.ts';
import { records } from '../doctor/records.ts';
import type { Office } from '../office.ts';
import { deleteDueJob } from './deleteDue.ts';
import { beginNight } from './everyNight.ts';
import { deletionOfOne } from './ofOne.ts';
import { goesOn } from './setting.ts';
import { soonDeleted } from './soon.ts';

const day = 24 * 60 * 60_000;
/** Noon at the test office. */
const noon = Date.parse('2026-11-22T20:00:00Z');

afterEach(() => vi.useRealTimers());

test.each(everyPlace)('a night that was cut off is gone on with by whoever comes next, on $engine', async ({ place: makePlace }) => {
  await using place = await makePlace();
  const before = await place.open();
  const { agency, contact, add } = await moveIn(before);
  const archived = [contact, await add('Gone')];
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 100 * day });
  for (const id of archived) await before.commands.run(before.agencies.office(agency), 'contacts.archive', { id });
  vi.useRealTimers();
  await beginNight(before, noonAfter(Date.now()));
  // As a process leaves what it was at when it dies.
  await before.engine.write(null, (connection) => connection.change("UPDATE jobs SET state = 'running', leased_until = 1, run_at = 1 WHERE name = ?", [deleteDueJob]));
  await before.close();
  const office = await place.open();
  await office.jobs.settled();
  for (const id of archived) await expect(office.records.get(office.agencies.office(agency), { kind: 'contacts', id })).rejects.toMatchObject({ status: 404 });
  expect(await problems(office)).toEqual([]);
});

/** At noon in Los Angeles, whatever the hour now. */
const noonAfter = (now: number): number => Math.floor(now / day) * day + 20 * 60 * 60_000;

describe.each(everyOffice)('what lies in the archive, on $engine', ({ open }) => {
  async function openHouse() {
    const gable = await open();
    const { office, agency, principal } = gable;
    const at = (instant: number): void => void vi.useFakeTimers({ toFake: ['Date'], now: instant });
    at(noon);
    return {
      ...gable, at,
      async archived(kind: string, values: Record<string, unknown>, instant = noon): Promise<string> {
        at(instant);
        const { id } = await principal.create(kind, values);
        await principal.run(`${kind}.archive`, { id });
        at(noon);
        return id as string;
      },
      async night(instant: number): Promise<void> {
        at(instant);
        await beginNight(office, instant);
        await office.jobs.settled();
      },
      isThere: (kind: string, id: string) => principal.get(kind, id).then(() => true, () => false),
      certificates: async () => (await office.engine.read(agency, { sql: "SELECT changes FROM history WHERE agency_id = ? AND record_id = 'erasures' ORDER BY sequence", params: [agency] })).map(([changes]) => JSON.parse(changes as string) as unknown),
    };
  }

  test('is deleted for good after ninety whole days, and its references and history with it', async () => {
    await using house = await openHouse();
    const { office, agency, principal, night, isThere } = house;
    const old = await house.archived('contacts', { lastName: 'Gone', phones: ['206-555-0142'] });
    const younger = await house.archived('contacts', { lastName: 'Still' }, noon + day);
    const spouse = await principal.create('contacts', { lastName: 'Spouse', household: younger });
    await principal.run('contacts.change', { id: spouse.id, household: old });
    expect(goesOn(office.agencies.get(agency), 'contacts', noon)).toBe('2027-02-21');
    await night(Date.parse('2027-02-20T20:00:00Z'));
    expect(await isThere('contacts', old)).toBe(true);
    await night(Date.parse('2027-02-21T09:30:00Z'));
    expect(await isThere('contacts', old)).toBe(true);
    await night(Date.parse('2027-02-21T10:30:00Z'));
    expect(await isThere('contacts', old)).toBe(false);
    expect(await isThere('contacts', younger)).toBe(true);
    expect(await principal.get('contacts', spouse.id)).toMatchObject({ household: null });
    expect(await house.certificates()).toEqual([
      { record: [null, `contacts/${old}`], reason: [null, 'time'] },
      expect.objectContaining({ finished: [null, true], record: [null, `contacts/${old}`], namedElsewhere: [null, 1] }),
    ]);
    expect(await problems(office)).toEqual([]);
  });

  test('stays where it was restored, and where its kind is never deleted', async () => {
    await using house = await openHouse();
    const { principal, night, isThere } = house;
    const restored = await house.archived('contacts', { lastName: 'Back' });
    await principal.run('contacts.restore', { id: restored });
    const property = await house.archived('properties', { streetNumber: '1', streetName: 'Quay St', city: 'Seattle' });
    const task = await house.archived('tasks', { title: 'Call' });
    await principal.run('agency.changeDeletion', { days: 30, kinds: { properties: null, tasks: 400 } });
    await night(noon + 200 * day);
    expect(await Promise.all([isThere('contacts', restored), isThere('properties', property), isThere('tasks', task)])).toEqual([true, true, true]);
    await night(noon + 402 * day);
    expect(await Promise.all([isThere('properties', property), isThere('tasks', task)])).toEqual([true, false]);
  });

  test('goes no sooner than the night after the days were made fewer', async () => {
    await using house = await openHouse();
    const { principal, night, isThere } = house;
    const id = await house.archived('contacts', { lastName: 'Old' }, noon - 60 * day);
    await principal.run('agency.changeDeletion', { days: 7 });
    await night(noon);
    expect(await isThere('contacts', id)).toBe(true);
    await night(noon + day);
    expect(await isThere('contacts', id)).toBe(false);
  });

  test('is kept for five years where it is a deal that was won, with whom and what stands in it', async () => {
    await using house = await openHouse();
    const { office, principal, night, isThere } = house;
    const buyer = await house.archived('contacts', { lastName: 'Buyer' });
    const looker = await house.archived('contacts', { lastName: 'Looker' });
    await principal.run('contacts.restore', { id: buyer });
    const { id: deal } = await principal.create('deals', { title: 'Sold', people: [{ id: buyer, role: 'buyer' }] });
    await principal.run('deals.moveToStage', { deal, stage: 'won' });
    await principal.run('deals.archive', { id: deal });
    await principal.run('contacts.archive', { id: buyer });
    await night(noon + 200 * day);
    expect(await Promise.all([isThere('deals', deal), isThere('contacts', buyer), isThere('contacts', looker)])).toEqual([true, true, false]);
    await night(Date.parse('2031-11-23T20:00:00Z'));
    expect(await Promise.all([isThere('deals', deal), isThere('contacts', buyer)])).toEqual([false, false]);
    expect(await problems(office)).toEqual([]);
  });

  test('is listed in the order in which it goes, for whoever sees it, and without what is kept', async () => {
    await using house = await openHouse();
    const { office, principal } = house;
    const agent = await house.hire('agent');
    const first = await house.archived('contacts', { lastName: 'First' }, noon - 3 * day);
    const task = await house.archived('tasks', { title: 'Later' }, noon - 5 * day);
    const second = await house.archived('contacts', { lastName: 'Second', holder: agent.id }, noon - 2 * day);
    await house.archived('properties', { streetNumber: '1', streetName: 'Quay St', city: 'Seattle' });
    const { id: deal } = await principal.create('deals', { title: 'Sold' });
    await principal.run('deals.moveToStage', { deal, stage: 'won' });
    await principal.run('deals.archive', { id: deal });
    await principal.run('agency.changeDeletion', { days: 30, kinds: { tasks: 60, properties: null } });
    const { data, next } = await soonDeleted(office, principal.caller(), { limit: 2 });
    expect(data).toMatchObject([{ kind: 'contacts', id: first, title: 'First', on: '2026-12-20' }, { kind: 'contacts', id: second, on: '2026-12-21', holder: { id: agent.id } }]);
    expect(await soonDeleted(office, principal.caller(), { limit: 2, after: next! })).toMatchObject({ data: [{ kind: 'tasks', id: task, on: '2027-01-17' }], next: null });
    expect((await soonDeleted(office, principal.caller(), { limit: 9, kind: 'tasks' })).data).toHaveLength(1);
    expect((await soonDeleted(office, agent.caller(), { limit: 9 })).data).toMatchObject([{ id: second }]);
    expect(await deletionOfOne(office, principal.caller(), { kind: 'deals', id: deal })).toMatchObject({ on: '2031-11-22', keptUntil: '2031-11-22' });
    expect(await deletionOfOne(office, agent.caller(), { kind: 'contacts', id: second })).toEqual({ on: '2026-12-21', keptUntil: null, counts: null });
  });

  test('goes some at a time where it is much', async () => {
    await using house = await openHouse();
    const { office, principal } = house;
    for (let number = 0; number < 103; number += 1) await principal.create('tasks', { title: `Call ${number}` });
    await principal.run('records.changeMany', { records: 'tasks', action: 'archive' });
    await office.jobs.settled();
    await house.night(noon + 100 * day);
    expect(await principal.list('tasks', { archived: 'any' })).toEqual([]);
    expect((await house.certificates()).filter((said) => (said as { reason?: unknown }).reason)).toHaveLength(2);
  });

  test('is begun with once a night, however many processes look, and by night alone', async () => {
    await using house = await openHouse();
    const { office, agency } = house;
    await beginNight(office, Date.parse('2026-11-23T09:00:00Z'));
    const jobs = async () => (await office.engine.read(null, { sql: 'SELECT id FROM jobs WHERE agency_id = ? AND name = ?', params: [agency, deleteDueJob] })).length;
    expect(await jobs()).toBe(0);
    await Promise.all([beginNight(office, noon), beginNight(office, noon), beginNight(office, noon + 60_000)]);
    expect(await jobs()).toBe(1);
  });

  test('can’t be restored while it is being deleted', async () => {
    await using house = await openHouse();
    const { office, principal } = house;
    const [one, other] = [await house.archived('contacts', { lastName: 'One' }), await house.archived('contacts', { lastName: 'Other' })];
    await principal.run('records.deleteManyForGood', { records: 'contacts', ids: [one, other] });
    await expect(principal.run('contacts.restore', { id: one })).rejects.toMatchObject({ code: 'erasure.going', status: 409 });
    await office.jobs.settled();
    expect(await principal.list('contacts', { archived: 'any' })).toEqual([]);
    expect(await house.certificates()).toContainEqual({ together: [null, [`contacts/${one}`, `contacts/${other}`]], reason: [null, 'deleted'] });
  });

  test('is asked for by whoever looks after the agency, and only in whole days', async () => {
    await using house = await openHouse();
    const agent = await house.hire('agent');
    await expect(agent.run('agency.changeDeletion', { days: 1 })).rejects.toMatchObject({ status: 403 });
    for (const input of [{ days: 0 }, { days: 1.5 }, { days: 30, kinds: { members: 3 } }, { days: 30, kinds: { contacts: 'soon' } }, { days: 30, kinds: { nothing: 3 } }]) {
      await expect(house.principal.run('agency.changeDeletion', input)).rejects.toMatchObject({ status: 422 });
    }
  });
});

async function problems(office: Office): Promise<string[]> {
  const found = await Promise.all([history, records].map((check) => check.examine({ office } as never)));
  return found.flatMap((one) => one.problems);
}
