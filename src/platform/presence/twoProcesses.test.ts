import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Presence } from '@gable/api';
import { openTestOffice, type TestOffice } from '@gable/api/testing';
import { freshDatabase, postgresUrl } from '../../../tests/postgresql/freshDatabase.ts';
import type { Office } from '../office.ts';
import { openOffice } from '../openOffice.ts';

describe.skipIf(!postgresUrl)('presence between two processes on one database', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let here: TestOffice;
  let there: Office;
  const folder = mkdtempSync(path.join(tmpdir(), 'gable-there-'));
  beforeAll(async () => {
    database = await freshDatabase();
    here = await openTestOffice({ databaseUrl: database.url });
    there = await openOffice({ folder, databaseUrl: database.url });
  }, 30_000);
  afterAll(async () => {
    await there.close();
    await here[Symbol.asyncDispose]();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  test('who comes to one is seen at the other, and gone there when their session is over', async () => {
    const dan = await here.hire('principal');
    const { id } = await here.principal.create('contacts', { firstName: 'Ruth' });
    const ruth = { kind: 'contacts', id };
    const danThere = () => there.agencies.caller(here.agency, dan.id);
    await expect.poll(() => there.agencies.get(here.agency).members.has(dan.id)).toBe(true);
    const told: Presence[] = [];
    const ears = there.presences.listen({ session: 'dan', caller: danThere, hear: (presence) => void told.push(presence) });
    const petra = (state: 'looking' | 'writing' | 'left') => here.office.presences.sign(here.principal.caller(), ruth, { session: 'petra', window: 'w', state });
    const seen = async () => there.presences.sign(danThere(), ruth, { session: 'dan', window: 'w', state: 'looking' });

    // What is said before the other process listens is lost, and said again.
    await expect.poll(async () => { await petra('looking'); return seen(); }).toEqual([{ member: here.principal.id, state: 'looking' }]);
    await expect.poll(() => petra('looking')).toEqual([{ member: dan.id, state: 'looking' }]);
    await petra('writing');
    await expect.poll(() => told.at(-1)).toEqual({ ...ruth, others: [{ member: here.principal.id, state: 'writing' }] });
    here.office.presences.end({ agency: here.agency, member: here.principal.id, session: 'petra' });
    await expect.poll(() => told.at(-1)?.others).toEqual([]);
    await expect.poll(() => petra('looking')).toEqual([{ member: dan.id, state: 'looking' }]);
    ears.dispose();
    await expect.poll(() => petra('looking'), { timeout: 8_000 }).toEqual([]);
  });
});
