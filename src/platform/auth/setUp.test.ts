import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { coreMigrations } from '../engine/migrations.ts';
import { everyEngine, type TestPlace } from '../engine/testing/everyEngine.ts';
import { address, officeOn, type DemoOffice } from './testing/demoOffice.ts';

describe.each(everyEngine)('on $name', ({ place }) => {
  let empty: TestPlace;
  let office: DemoOffice;

  beforeEach(async () => {
    empty = await place();
    office = officeOn(await empty.open([coreMigrations]), empty.folder);
  });

  afterEach(() => empty.clear());

  const found = () => office.found('Homes of Athens', 'petra@homes.example');

  test('who reads the code off the console makes the first agency, once', async () => {
    expect(await office.auth.setUpNeeded()).toBe(true);
    const code = office.auth.setUpCode();
    expect(code).toMatch(/^([2-9a-z]{4}-){2}[2-9a-z]{4}$/);
    await office.auth.withSetUpCode({ code: ` ${code.toUpperCase().replaceAll('-', ' ')}`, address }, found);
    expect(await office.auth.setUpNeeded()).toBe(false);
    await expect(office.auth.withSetUpCode({ code, address }, found)).rejects.toMatchObject({ code: 'alreadySetUp', status: 409 });
  });

  test('a wrong code makes nothing, and is not tried for long', async () => {
    for (let guess = 0; guess < 5; guess += 1) await expect(office.auth.withSetUpCode({ code: 'aaaa-aaaa-aaaa', address }, found)).rejects.toMatchObject({ code: 'wrongSetUpCode', status: 401 });
    await expect(office.auth.withSetUpCode({ code: office.auth.setUpCode(), address }, found)).rejects.toMatchObject({ status: 429 });
    expect(await office.auth.setUpNeeded()).toBe(true);
  });

  test('two who come at once with the right code make one agency', async () => {
    const given = { code: office.auth.setUpCode(), address };
    const answers = await Promise.allSettled([office.auth.withSetUpCode(given, found), office.auth.withSetUpCode(given, found)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await office.engine.read(null, { sql: 'SELECT count(*) FROM agencies', params: [] })).toEqual([[1]]);
  });

  test('the code stays good where the agency was refused', async () => {
    const given = { code: office.auth.setUpCode(), address };
    await expect(office.auth.withSetUpCode(given, () => office.found('', 'petra@homes.example'))).rejects.toMatchObject({ status: 422 });
    await expect(office.auth.withSetUpCode(given, found)).resolves.toMatchObject({ agency: 1 });
  });
});
