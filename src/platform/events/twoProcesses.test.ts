import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Refusal, type ChangeEvent } from '@gable/api';
import { openTestOffice, type TestOffice } from '@gable/api/testing';
import { freshDatabase, postgresUrl } from '../../../tests/postgresql/freshDatabase.ts';
import { flakyWire, type FlakyWire } from '../engine/testing/flakyWire.ts';
import type { Office } from '../office.ts';
import { openOffice } from '../openOffice.ts';

describe.skipIf(!postgresUrl)('changes between two processes on one database', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let wire: FlakyWire;
  let here: TestOffice;
  let there: Office;
  const folder = mkdtempSync(path.join(tmpdir(), 'gable-there-'));
  beforeAll(async () => {
    database = await freshDatabase();
    wire = await flakyWire(database.url);
    here = await openTestOffice({ databaseUrl: database.url });
    there = await openOffice({ folder, databaseUrl: wire.url });
    // It hears of the others from now on.
    await vi.waitFor(async () => {
      const title = `Petra ${Math.random()}`;
      await here.principal.run('members.change', { id: here.principal.id, title });
      await vi.waitFor(() => expect(there.agencies.get(here.agency).members.get(here.principal.id)?.title).toBe(title), { timeout: 300 });
    }, { timeout: 10_000 });
  }, 30_000);
  afterAll(async () => {
    await there.close();
    await here[Symbol.asyncDispose]();
    await wire.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const listen = (office: Office, member = here.principal.id) => {
    const heard: ChangeEvent[] = [];
    const { after, dispose } = office.changes.subscribe(() => office.agencies.caller(here.agency, member), (event) => void heard.push(event));
    return { heard, after, dispose };
  };
  const written = async (after: number): Promise<unknown[]> => (await here.office.engine.read(here.agency, {
    sql: "SELECT sequence FROM history WHERE agency_id = ? AND sequence > ? AND kind <> 'agencies' ORDER BY sequence", params: [here.agency, after],
  })).map(([sequence]) => sequence);
  const thereRun = (command: string, input: Record<string, unknown>) => there.commands.run(there.agencies.caller(here.agency, here.principal.id), command, input);

  test('who has just come is told all that one command changed elsewhere', async () => {
    const home = await here.principal.create('properties', { unparsedAddress: '1 Far St' });
    const deal = await here.principal.create('deals', { title: 'Far', properties: [home.id] });
    const ears = listen(there);
    const begun = await ears.after;
    await here.principal.run('deals.moveToStage', { deal: deal.id, stage: 'won' });
    await expect.poll(() => ears.heard.map(({ kind }) => kind).sort()).toEqual(['deals', 'properties']);
    expect(ears.heard.map(({ sequence }) => sequence)).toEqual(await written(begun));
    ears.dispose();
  });

  test('both tell all once and in order while both write', async () => {
    const ears = [listen(here.office), listen(there)];
    const begun = await Promise.all(ears.map(({ after }) => after));
    const agent = await here.hire('agent');
    await Promise.all(Array.from({ length: 40 }, (_, index) => {
      const run = index % 2 ? here.principal.run : thereRun;
      if (index % 9 === 0) return run('members.change', { id: agent.id, title: `Agent ${index}` });
      else return run('contacts.create', { firstName: `Contact ${index}` });
    }));
    for (const [index, { heard, dispose }] of ears.entries()) {
      const all = await written(begun[index]!);
      expect(all.length).toBeGreaterThan(30);
      await expect.poll(() => heard.map(({ sequence }) => sequence)).toEqual(all);
      dispose();
    }
  });

  test('a token acts with the role that its member was given elsewhere, from the next request on', async () => {
    const manager = await here.hire('manager');
    await expect.poll(() => there.agencies.get(here.agency).members.get(manager.id)?.role).toBe('manager');
    const token = await here.office.auth.tokens.create({ agency: here.agency, member: manager.id, name: 'test' });
    const roleThere = async (): Promise<unknown> => {
      const request = new Request('http://127.0.0.1/api/v1/workbench', { headers: { authorization: `Bearer ${token}` } });
      return (await (await there.http.answer(request, { address: '127.0.0.1' })).json() as { member: { role: string } }).member.role;
    };
    expect(await roleThere()).toBe('manager');
    await here.principal.run('members.change', { id: manager.id, role: 'agent' });
    expect(await roleThere()).toBe('agent');
  });

  test('an outage ends nothing: what happened meanwhile is told when the database is back', { timeout: 30_000 }, async () => {
    const agent = await here.hire('agent');
    const ears = listen(there);
    const begun = await ears.after;
    await here.principal.create('contacts', { firstName: 'Before' });
    await expect.poll(() => ears.heard.length).toBeGreaterThan(0);
    wire.silence();
    await here.principal.create('contacts', { firstName: 'During' });
    await here.principal.run('members.change', { id: agent.id, title: 'Renamed meanwhile' });
    await expect(there.agencies.reload(here.agency)).rejects.toMatchObject({ status: 503 });
    wire.mend();
    await expect.poll(() => there.agencies.get(here.agency).members.get(agent.id)?.title, { timeout: 15_000 }).toBe('Renamed meanwhile');
    await here.principal.create('contacts', { firstName: 'After' });
    const all = await written(begun);
    await expect.poll(() => ears.heard.map(({ sequence }) => sequence), { timeout: 10_000 }).toEqual(all);
    ears.dispose();
  });

  test('a read that fails right after a foreign commit is tried again', { timeout: 30_000 }, async () => {
    const ears = listen(there);
    const begun = await ears.after;
    const read = there.engine.read.bind(there.engine);
    let failed = 0;
    there.engine.read = async (...asked) => {
      if (failed >= 2) return read(...asked);
      failed += 1;
      throw new Refusal('storage.unavailable', { status: 503 });
    };
    await here.principal.create('contacts', { firstName: 'Unlucky' });
    await expect.poll(() => ears.heard.map(({ sequence }) => sequence), { timeout: 10_000 }).toEqual(await written(begun));
    expect(failed).toBe(2);
    there.engine.read = read;
    ears.dispose();
  });
});
