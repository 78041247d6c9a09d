import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { examine } from '../doctor/examine.ts';
import type { Office } from '../office.ts';
import { dumpTables } from './dumpTables.ts';
import type { Manifest } from './manifest.ts';
import { restoreBackup } from './restoreBackup.ts';
import { sourceOf } from './source.ts';
import { everyPlace, moveIn, onPostgresql, placeOn, type TestPlace } from './testing/everyPlace.ts';
import { writeBackup } from './writeBackup.ts';

const desk = mkdtempSync(path.join(tmpdir(), 'gable-backups-'));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

describe.each(everyPlace)('backup and restore on $engine', ({ place: makePlace }) => {
  test('brings back every row and every byte', async () => {
    await using place = await makePlace();
    const { office, contact, file, add } = await lived(place);
    const { made, file: backup } = await backUp(place, office);
    await add('Came later');
    await office.close();

    const { kept } = await restoreBackup({ ...place, file: backup });
    const again = await place.open();
    expect(await contents(place)).toEqual(made.tables);
    expect(await problems(place, again)).toEqual([]);
    const agency = again.agencies.all()[0]!.id;
    expect((await again.records.get(again.agencies.office(agency), { kind: 'contacts', id: contact })).lastName).toBe('da Silva');
    const stored = await again.files.get(again.agencies.office(agency), file);
    expect(readFileSync(again.files.place.of(stored.sha256), 'utf8')).toBe('Signed by both.');
    expect(kept).toMatch(/before.restore.\d{17}$/);
  });

  test('restores twice within a second, and keeps what each has replaced', async () => {
    await using place = await makePlace();
    const { office } = await lived(place);
    const { made, file: backup } = await backUp(place, office);
    await office.close();
    const first = await restoreBackup({ ...place, file: backup });
    const second = await restoreBackup({ ...place, file: backup });
    expect(second.kept).not.toBe(first.kept);
    expect(await contents(place)).toEqual(made.tables);
  });

  test('holds one instant, while others go on writing', async () => {
    await using place = await makePlace();
    const { office, add } = await lived(place);
    let isDone = false;
    const writing = (async () => { for (let number = 0; !isDone; number += 1) await add(`Busy ${number}`); })();
    const { file: backup } = await backUp(place, office);
    isDone = true;
    await writing;
    await office.close();
    await restoreBackup({ ...place, file: backup });
    expect(await problems(place, await place.open())).toEqual([]);
  });

  test('does not bring back who is signed in, nor links that were used since', async () => {
    await using place = await makePlace();
    const { office, agency } = await lived(place);
    const invited = await office.commands.run(office.agencies.office(agency), 'members.invite', { email: 'anna@harbour.test', title: 'Anna', role: 'agent' });
    const secret = (invited.data as { link: string }).link.split('/').at(-1)!;
    const { file: backup } = await backUp(place, office);
    await office.auth.links.use(secret, { password: 'a quiet harbour at dusk', address: '127.0.0.1' });
    await office.close();
    await restoreBackup({ ...place, file: backup });
    await expect((await place.open()).auth.links.look(secret)).rejects.toMatchObject({ code: 'linkSpent' });
  });

  test.each(['one bit', 'the end', 'everything'])('leaves all as it is where the backup has lost %s', async (lost) => {
    await using place = await makePlace();
    const { office } = await lived(place);
    const { made, file: backup } = await backUp(place, office);
    await office.close();
    const bytes = readFileSync(backup);
    bytes[bytes.indexOf('tables/history') + 600]! ^= 1;
    writeFileSync(backup, lost === 'one bit' ? bytes : lost === 'the end' ? readFileSync(backup).subarray(0, 9_000) : 'Not a backup.');

    await expect(restoreBackup({ ...place, file: backup })).rejects.toThrow(/is damaged|is cut off|is not a backup of Gable/);
    expect(await contents(place)).toEqual(made.tables);
    expect(readdirSync(place.folder).filter((name) => name.startsWith('restore'))).toEqual([]);
  });

  test('keeps the backup that was there until the new one is whole', async () => {
    await using place = await makePlace();
    const { office } = await lived(place);
    const file = path.join(desk, 'kept.tar');
    writeFileSync(file, 'The old one.');
    const stopped = AbortSignal.abort();
    await expect(writeBackup({ source: sourceOf(place), files: office.files.place, version: '1', file, signal: stopped })).rejects.toThrow();
    expect(readFileSync(file, 'utf8')).toBe('The old one.');
    expect(existsSync(`${file}.unfinished`)).toBe(false);
    const { mode } = statSync((await backUp(place, office)).file);
    expect(mode & 0o077).toBe(0);
  });

  test('tells of files that are missing or damaged, and backs up the rest', async () => {
    await using place = await makePlace();
    const { office, agency } = await lived(place);
    const [[sha256]] = await office.engine.read(agency, { sql: 'SELECT sha256 FROM files WHERE agency_id = ?', params: [agency] }) as [[string]];
    writeFileSync(office.files.place.of(sha256), 'Forged.');
    expect((await backUp(place, office)).made.files).toEqual([{ name: sha256, bytes: 7, sha256: expect.not.stringMatching(sha256) as string }]);
    rmSync(office.files.place.of(sha256));
    const { made, file: backup } = await backUp(place, office);
    expect(made.missing).toEqual([sha256]);
    await office.close();
    await restoreBackup({ ...place, file: backup });
  });
});

test('a backup of a later Gable is refused', async () => {
  await using place = placeOn(undefined, async () => {});
  const { office } = await lived(place);
  await office.engine.write(null, (connection) => connection.change("INSERT INTO migrations VALUES ('core', '9999_later.sql', '', 9999999999999)"));
  const { file } = await backUp(place, office);
  await using other = placeOn(undefined, async () => {});
  await expect(restoreBackup({ ...other, file })).rejects.toThrow('core/9999_later.sql, which this one does not know');
});

test('a damaged database is told, not backed up', async () => {
  await using place = placeOn(undefined, async () => {});
  const { office } = await lived(place);
  const [[page]] = await office.engine.read(null, { sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'search_words'", params: [] }) as [[number]];
  await office.close();
  const database = path.join(place.folder, 'gable.db');
  const bytes = readFileSync(database);
  bytes.fill(0xff, (page - 1) * 4_096, page * 4_096);
  writeFileSync(database, bytes);
  const again = await place.open();
  expect((await problems(place, again)).join()).toContain('malformed');
  await expect(backUp(place, again)).rejects.toMatchObject({ code: 'storage.damaged' });
});

test.skipIf(everyPlace.length < 2)('a backup of one engine can be restored on the other, and back again', async () => {
  await using sqlite = placeOn(undefined, async () => {});
  await using postgresql = await onPostgresql();
  await using home = placeOn(undefined, async () => {});
  const { office } = await lived(sqlite);
  const { made, file } = await backUp(sqlite, office);

  await restoreBackup({ ...postgresql, file });
  const moved = await postgresql.open();
  expect(await problems(postgresql, moved)).toEqual([]);
  expect(await contents(postgresql)).toEqual(made.tables);

  await restoreBackup({ ...home, file: (await backUp(postgresql, moved)).file });
  expect(await problems(home, await home.open())).toEqual([]);
  expect(await contents(home)).toEqual(made.tables);
});

test.skipIf(everyPlace.length < 2)('a database that another Gable works with is left alone', async () => {
  await using place = await onPostgresql();
  const { office } = await lived(place);
  const { file } = await backUp(place, office);
  await expect(restoreBackup({ ...place, file })).rejects.toThrow('Gable is running on this database');
});

async function lived(place: TestPlace) {
  const office = await place.open();
  return { office, ...await moveIn(office) };
}

let number = 0;

async function backUp(place: TestPlace, office: Office): Promise<{ made: Manifest; file: string }> {
  const file = path.join(desk, `${number += 1}.tar`);
  return { file, made: await writeBackup({ source: sourceOf(place), files: office.files.place, version: office.version, file }) };
}

/** Each table with the hash of all its rows. */
async function contents(place: TestPlace): Promise<Manifest['tables']> {
  const folder = path.join(desk, `contents-${number += 1}`);
  mkdirSync(folder);
  return (await dumpTables({ source: sourceOf(place), folder })).tables;
}

async function problems(place: TestPlace, office: Office): Promise<string[]> {
  const found: string[] = [];
  for await (const finding of examine({ office, place })) found.push(...finding.problems);
  // The tests' PostgreSQL need not survive a power cut.
  return found.filter((problem) => !/^(fsync|full_page_writes) is off/.test(problem));
}
