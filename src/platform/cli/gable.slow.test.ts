import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { moveIn, placeOn, type TestPlace } from '../backup/testing/everyPlace.ts';
import { openFolder } from '../engine/folderLock.ts';
import { listenForCommandLine } from './listen.ts';

const slow = { timeout: 60_000 };

test('makes an agency, adds people and gives a token where no server runs', slow, async () => {
  await using place = placeOn(undefined, async () => {});
  const made = await gable(place, ['agency', 'create', 'Harbour Homes', '--principal', 'petra@harbour.test', '--country', 'GR', '--currency', 'EUR', '--language', 'el']);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toMatch(/http:\/\/127\.0\.0\.1:4700\/link\/\S+\n$/);
  expect(await gable(place, ['user', 'add', 'anna@harbour.test', '--role', 'agent', '--password-stdin'], 'a quiet harbour at dusk\n')).toMatchObject({ code: 0, err: '' });
  const { out } = await gable(place, ['token', 'create', 'anna@harbour.test']);

  const office = await place.open();
  expect(office.agencies.all()[0]).toMatchObject({ name: 'Harbour Homes', country: 'GR', currency: 'EUR' });
  expect(await office.auth.tokens.verify(out.trimEnd().split('\n').at(-1)!)).toMatchObject({ role: 'agent' });
  expect(await office.auth.signIn({ email: 'anna@harbour.test', password: 'a quiet harbour at dusk', address: '127.0.0.1' })).toMatchObject({ role: 'agent' });
  expect((await office.auth.links.look(made.out.trim().split('/').at(-1)!)).user.email).toBe('petra@harbour.test');
});

test('lets the server that owns the folder do it, and refuses to restore under it', slow, async () => {
  await using place = placeOn(undefined, async () => {});
  const { folder, release } = openFolder(place.folder);
  const office = await place.open();
  await moveIn(office);
  const listening = await listenForCommandLine({ office, place });
  try {
    expect(statSync(path.join(folder, 'gable.sock')).mode & 0o777).toBe(0o600);
    expect(await gable(place, ['user', 'add', 'anna@harbour.test', '--role', 'agent'])).toMatchObject({ code: 0, err: '' });
    expect([...office.agencies.all()[0]!.members.values()].map(({ email }) => email)).toContain('anna@harbour.test');

    expect(JSON.parse((await gable(place, ['doctor', '--json'])).out)).toMatchObject({ checks: expect.arrayContaining([expect.objectContaining({ check: 'history', ok: true })]) as unknown });
    const backup = path.join(folder, 'backup.tar');
    expect(await gable(place, ['backup', backup])).toMatchObject({ code: 0, err: '' });
    expect(await gable(place, ['restore', backup])).toEqual({ code: 1, out: '', err: `Another Gable (process ${process.pid}) is using ${folder}.\n` });

    expect(await gable(place, ['user', 'add', 'anna@harbour.test', '--role', 'agent'])).toEqual({ code: 1, out: '', err: 'email: Somebody here has this e-mail address already.\n' });
    expect(await gable(place, ['token', 'create', 'nobody@harbour.test'])).toEqual({ code: 1, out: '', err: 'Nobody here has the address nobody@harbour.test.\n' });
  } finally {
    await listening.close();
    release();
  }
});

test.each(['a server', 'nobody'])('takes in a file where %s owns the folder', slow, async (owner) => {
  await using place = placeOn(undefined, async () => {});
  const office = await place.open();
  await moveIn(office);
  const listening = owner === 'a server' ? await listenForCommandLine({ office, place }) : await office.close();
  const file = path.join(place.folder, 'people.csv');
  writeFileSync(file, 'First name,Last name,Phone\nEleni,Papadaki,+30 210 555 0123\nYael,Levi,\n');
  const { code, out } = await gable(place, ['import', 'contacts', file, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ rows: 2, created: 2, refused: 0 });
  expect(await gable(place, ['import', 'contacts', 'nowhere.csv'])).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^There is no file .*nowhere\.csv\.\n$/) as string });
  await listening?.close();
});

test.each(['a server', 'nobody'])('prints records and writes them to a file where %s owns the folder', slow, async (owner) => {
  await using place = placeOn(undefined, async () => {});
  const office = await place.open();
  await moveIn(office);
  await office.commands.run(office.agencies.office(1), 'contacts.create', { firstName: 'Eleni', lastName: 'Papadaki', remarks: 'Two lines,\nand a quote"' });
  const listening = owner === 'a server' ? await listenForCommandLine({ office, place }) : await office.close();
  const printed = await gable(place, ['export', 'contacts', '--filter', 'lastName:Papadaki', '--headings', 'names']);
  expect(printed).toMatchObject({ code: 0, err: '' });
  expect(printed.out).toMatch(/^contactKind,firstName,lastName,.+\r\nPerson,Eleni,Papadaki,.+,"Two lines,\nand a quote""",.*\r\n$/);
  expect(JSON.parse((await gable(place, ['export', 'contacts', '--format', 'json', '--words', 'eleni'])).out)).toMatchObject([{ firstName: 'Eleni' }]);
  const file = path.join(place.folder, 'contacts.xlsx');
  expect(JSON.parse((await gable(place, ['export', 'contacts', '--out', file, '--json'])).out)).toMatchObject({ file, rows: 6 });
  expect(readFileSync(file).subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
  expect(await gable(place, ['export', 'contacts', '--format', 'xlsx'])).toEqual({ code: 1, out: '', err: 'A workbook is no text: say with --out <file> where it goes.\n' });
  expect(await gable(place, ['export', 'properties', '--format', 'vcard'])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Only people and companies') as string });
  await listening?.close();
});

test('brings in an extension, and says where a broken one is wrong', slow, async () => {
  await using place = placeOn(undefined, async () => {});
  await gable(place, ['agency', 'create', 'Harbour Homes', '--principal', 'petra@harbour.test']);
  const rentals = path.resolve('tests/extensions/rentals');
  expect(await gable(place, ['extension', 'install', rentals])).toEqual({ code: 0, out: 'rentals 1.0.0 is installed.\n', err: '' });
  expect(await gable(place, ['extension', 'disable', 'rentals'])).toMatchObject({ code: 0, out: 'rentals is off.\n' });
  expect(JSON.parse((await gable(place, ['extension', 'list', '--json'])).out)).toEqual([{ name: 'rentals', version: '1.0.0', enabled: false }]);

  const broken = path.join(place.folder, 'broken');
  cpSync(rentals, broken, { recursive: true });
  writeFileSync(path.join(broken, 'package.json'), readFileSync(path.join(rentals, 'package.json'), 'utf8').replace('"kind": "money"', '"kind": "cash"').replace('"name": "rentals"', '"name": "broken"'));
  expect(await gable(place, ['extension', 'install', broken])).toEqual({ code: 1, out: '', err: expect.stringContaining('package.json: contributes.records.0.fields.rent.kind: expected ("text" | ') as string });
  writeFileSync(path.join(broken, 'package.json'), '{\n  "name": "broken",\n  oops\n}\n');
  expect(await gable(place, ['extension', 'install', broken])).toEqual({ code: 1, out: '', err: expect.stringMatching(/^package\.json:3:3: expected JSON/) as string });
  expect(await gable(place, ['extension', 'install', place.folder])).toMatchObject({ code: 1, err: expect.stringContaining('package.json: expected a file of JSON') as string });
  expect(JSON.parse((await gable(place, ['extension', 'list', '--json'])).out)).toHaveLength(1);
});

test('a line that says nothing does not end the server', slow, async () => {
  await using place = placeOn(undefined, async () => {});
  const office = await place.open();
  await moveIn(office);
  const listening = await listenForCommandLine({ office, place });
  const socket = connect(path.join(place.folder, 'gable.sock'));
  socket.write('hello\n');
  await once(socket, 'close');
  expect(await gable(place, ['token', 'create', 'petra@harbour.test'])).toMatchObject({ code: 0 });
  await listening.close();
});

test('two at once without a server wait for each other', slow, async () => {
  await using place = placeOn(undefined, async () => {});
  await gable(place, ['agency', 'create', 'Harbour Homes', '--principal', 'petra@harbour.test']);
  const both = await Promise.all(['anna', 'bob'].map((name) => gable(place, ['user', 'add', `${name}@harbour.test`, '--role', 'agent'])));
  expect(both.map(({ code, err }) => ({ code, err }))).toEqual([{ code: 0, err: '' }, { code: 0, err: '' }]);
});

test('says in one sentence what is wrong', slow, async () => {
  await using place = placeOn(undefined, async () => {});
  expect(await gable(place, ['dance'])).toMatchObject({ code: 2, out: '' });
  expect(await gable(place, ['restore', 'nowhere.tar'])).toEqual({ code: 1, out: '', err: expect.stringMatching(/^There is no file .+nowhere\.tar\.\n$/) as string });
  expect(existsSync(path.join(place.folder, 'gable.db'))).toBe(false);
  expect(await gable(place, ['user', 'add', 'anna@harbour.test', '--role', 'agent'])).toEqual({ code: 1, out: '', err: 'There is no agency yet; make one with “agency create”.\n' });
  expect(await gable(place, ['agency', 'create', 'X', '--principal', 'no address'])).toEqual({ code: 1, out: '', err: expect.stringMatching(/^email: .+\.\n$/) as string });
});

async function gable(place: TestPlace, args: string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const environment = { ...process.env, GABLE_DATA: place.folder, DATABASE_URL: '', ORIGIN: place.origin };
  const child = spawn(process.execPath, [path.resolve('src/gable.ts'), ...args], { env: environment });
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit') as Promise<[number]>]);
  return { code, out, err };
}
