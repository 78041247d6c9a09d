import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openTestOffice, type TestOffice } from '@gable/api/testing';
import { examine } from '../doctor/examine.ts';
import { openOffice } from '../openOffice.ts';
import type { Office } from '../office.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { demoIn, demoPassword, signInsOf } from './demoAgency.ts';
import { makeDemo, type DemoSketch } from './makeDemo.ts';
import { emptied, openDemo } from './openDemo.ts';

const sketch: DemoSketch = { seed: 36, today: '2026-11-22', people: 160 };
const slow = { timeout: 120_000 };

describe.each(everyOffice)('the demo office on $engine', ({ open }) => {
  let gable: TestOffice;
  let agency: number;
  beforeAll(async () => {
    gable = await open();
    ({ agency } = await makeDemo(gable.office, sketch));
  }, 120_000);
  afterAll(() => gable[Symbol.asyncDispose]());

  const count = async (kind: string, filter?: string): Promise<number> => {
    const { parseFilter } = await import('@gable/api');
    const caller = gable.office.agencies.office(agency);
    return (await gable.office.records.list(caller, kind, { limit: 200, ...(filter && { filter: parseFilter(filter) }) })).data.length;
  };

  test('is well, whichever way it is looked at', slow, async () => {
    for await (const finding of examine({ office: gable.office, place: { folder: gable.office.folder, databaseUrl: undefined, origin: 'http://127.0.0.1' } })) {
      // How the database itself is set up is no matter of the demo.
      if (!['database', 'migrations'].includes(finding.check)) expect(finding.ok ? [] : finding.problems, finding.check).toEqual([]);
    }
  });

  test('has deals in every stage, homes in every state, and what nobody has put in order', async () => {
    for (const stage of ['inquiry', 'proposal', 'won', 'lost']) expect(await count('deals', `stage:${stage}`), stage).toBeGreaterThan(2);
    for (const status of ['Active', 'Pending', 'Closed', 'Expired']) expect(await count('properties', `standardStatus:${status}`), status).toBeGreaterThan(0);
    expect(await count('deals', 'stage:inquiry,proposal -has:nextStep')).toBeGreaterThan(0);
    expect(await count('properties', '-has:listingAgreement')).toBeGreaterThan(0);
    expect(await count('properties', 'expirationDate>2026-11-22 expirationDate<2027-01-22')).toBeGreaterThan(0);
    expect(await count('tasks', '-has:doneAt dueAt<2026-11-21')).toBeGreaterThan(0);
    expect(await count('properties', 'has:photos')).toBeGreaterThan(30);
  });

  test('knows people in four scripts, in the book and at the desks', async () => {
    const caller = gable.office.agencies.office(agency);
    for (const kind of ['contacts', 'members']) {
      const titles = (await gable.office.records.list(caller, kind, { limit: 200 })).data.map(({ title }) => title).join(' ');
      for (const script of [/\p{Script=Latin}{3}/u, /\p{Script=Greek}{3}/u, /\p{Script=Hebrew}{3}/u, /\p{Script=Arabic}{3}/u]) expect(titles).toMatch(script);
    }
  });

  test('lets somebody of each role in, with a day’s work before them', async () => {
    const { auth, agencies, records } = gable.office;
    for (const { role, email } of signInsOf(sketch)) {
      const session = await auth.signIn({ email, password: demoPassword, address: '127.0.0.1' });
      expect(session).toMatchObject({ role, agency });
      const mine = { all: [{ field: 'holder', is: '=' as const, value: session.member }] };
      expect((await records.list(agencies.caller(agency, session.member), 'tasks', { filter: mine })).data.length).toBeGreaterThan(1);
    }
  });

  test('its past is told in the order in which it was, once everybody had their desk', async () => {
    const told = await gable.office.engine.read(agency, { sql: "SELECT at FROM history WHERE agency_id = ? AND sequence >= (SELECT min(sequence) FROM history WHERE agency_id = ? AND command = 'contacts.create') ORDER BY sequence", params: [agency, agency] });
    const instants = told.map(([at]) => Number(at));
    expect(instants.length).toBeGreaterThan(500);
    expect(instants).toEqual([...instants].sort((one, other) => one - other));
  });

  test('a day of its past stands in the timeline as if it had been written then', async () => {
    const { records, history, agencies } = gable.office;
    const caller = agencies.office(agency);
    const [deal] = (await records.list(caller, 'deals', { filter: { field: 'stage', is: '=', value: 'won' }, limit: 1 })).data;
    const { data } = await history.timeline(caller, { kind: 'deals', id: deal!.id }, { limit: 50 });
    const instants = data.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort().reverse());
    expect(instants.at(-1)! < '2026-11-20').toBe(true);
    expect(data.every(({ by }) => by !== null)).toBe(true);
  });
});

test('is the same for the same seed and day, and another one for another seed', slow, async () => {
  const [one, same, other] = [await contentOf(sketch), await contentOf(sketch), await contentOf({ ...sketch, seed: 5 })];
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});

test('a demo that was never finished, or not even begun, is made anew, and a real agency is left alone', slow, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gable-demo-'));
  try {
    for (const first of ['hashPassword', 'draw'] as const) {
      mkdirSync(folder, { recursive: true });
      let office = await openOffice({ folder });
      const plug = (): never => { throw new Error('Somebody pulled the plug.'); };
      if (first === 'draw') await expect(makeDemo(office, sketch, plug)).rejects.toThrow('plug');
      else {
        const hash = office.auth.hashPassword.bind(office.auth);
        // The first password is the principal's, with the agency; the second begins what comes after.
        vi.spyOn(office.auth, 'hashPassword').mockImplementationOnce(hash).mockImplementationOnce(plug);
        await expect(makeDemo(office, sketch)).rejects.toThrow('plug');
      }
      await office.close();
      office = await openDemo({ folder }, () => {});
      expect(demoIn(office.agencies.all()[0]!)).toMatchObject({ whole: true });
      await office.close();
      rmSync(folder, { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await using gable = await openTestOffice();
  await expect(emptied(gable.office, { folder: gable.office.folder })).rejects.toThrow('no demo');
});

/** Every row and the whole history, with ids by their order, apart from what is secret or of this machine. */
async function contentOf(given: DemoSketch): Promise<string> {
  await using gable = await openTestOffice();
  const { agency } = await makeDemo(gable.office, given);
  const text: string[] = [];
  for (const kind of ['teams', 'members', 'contacts', 'properties', 'deals', 'tasks', 'notes']) text.push(JSON.stringify(await rowsOf(gable.office, { agency, kind })));
  text.push(JSON.stringify(await gable.office.engine.read(agency, { sql: 'SELECT sequence, command, at, kind, record_id, action, changes FROM history WHERE agency_id = ? ORDER BY sequence', params: [agency] })));
  const ids = new Map<string, string>();
  const told = text.join('\n').replace(/\b[0-7][0-9a-hjkmnp-tv-z]{25}\b/g, (id) => ids.get(id) ?? ids.set(id, `#${ids.size}`).get(id)!);
  return hash('sha256', told);
}

async function rowsOf({ engine, agencies }: Office, { agency, kind }: { agency: number; kind: string }): Promise<unknown> {
  const columns = agencies.get(agency).kinds.get(kind).columns.filter(({ name }) => name !== 'user').map(({ name }) => `"${name}"`);
  return engine.read(agency, { sql: `SELECT ${columns.join(', ')} FROM ${kind} WHERE agency_id = ? ORDER BY id`, params: [agency] });
}
