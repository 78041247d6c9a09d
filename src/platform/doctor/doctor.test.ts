import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { everyPlace, moveIn, type TestPlace } from '../backup/testing/everyPlace.ts';
import { eraseValues, type Sayings } from '../history/erasure.ts';
import { readExtensionFolder } from '../extensions/readFolder.ts';
import type { Office } from '../office.ts';
import { examine } from './examine.ts';

describe.each(everyPlace)('doctor on $engine', ({ place: makePlace }) => {
  test('finds nothing wrong with an office where all is well', async () => {
    await using house = await openHouse(makePlace);
    expect(await house.problems()).toEqual({});
  });

  test('finds nothing wrong with what an extension keeps, also while it is off, and after it was purged and came back', async () => {
    await using house = await openHouse(makePlace);
    const run = async (command: string, input: object) => (await house.office.commands.run(house.office.agencies.office(house.agency), command, input as never)).data as { id: string };
    const rentals = readExtensionFolder(path.resolve('tests/extensions/rentals'));
    await run('extensions.install', rentals);
    await run('properties.create', { unparsedAddress: '1 Quay', seaDistance: 40, heating: 'Gas' });
    const { id } = await run('leases.create', { number: 'A-1', state: 'draft', terms: 'Quiet', tenants: [{ id: house.contact }] });
    await run('leases.hand-over', { id }).catch(() => {});
    await run('leases.change', { id, state: 'ended' });
    expect(await house.problems()).toEqual({});
    await run('extensions.disable', { name: 'rentals' });
    expect(await house.problems()).toEqual({});
    await run('extensions.enable', { name: 'rentals' });
    await run('extensions.remove', { name: 'rentals', data: 'purge' });
    await house.office.jobs.settled();
    expect(await house.problems()).toEqual({});
    await run('extensions.install', rentals);
    expect(await house.problems()).toEqual({});
  });

  test('names the first entry of the history that was changed', async () => {
    await using house = await openHouse(makePlace);
    await house.change("UPDATE history SET changes = replace(changes, 'Silva', 'Souza') WHERE agency_id = ? AND sequence = 2");
    expect((await house.problems()).history).toEqual([expect.stringMatching(/^Harbour Homes: entry 2 \(contacts\/\w{26} created, .+\) was changed\.$/)]);
  });

  test('sees that somebody else is said to have done it', async () => {
    await using house = await openHouse(makePlace);
    await house.change('UPDATE history SET member_id = NULL WHERE agency_id = ? AND sequence = 3');
    expect((await house.problems()).history?.[0]).toContain('entry 3');
  });

  test('names the first entry that is gone', async () => {
    await using house = await openHouse(makePlace);
    await house.change('DELETE FROM history WHERE agency_id = ? AND sequence = 3');
    expect((await house.problems()).history?.[0]).toMatch(/^Harbour Homes: entry 3 is gone; the next one is entry 4/);
  });

  test('notices by the records that the end of the history was cut off', async () => {
    await using house = await openHouse(makePlace);
    await house.change('DELETE FROM history WHERE agency_id = ? AND sequence = (SELECT max(sequence) FROM history)');
    const { history, records } = await house.problems();
    expect(history).toBeUndefined();
    expect(records).toEqual([`Harbour Homes: contacts/${house.contact} has another title than its history says last.`]);
  });

  test('notices a record whose creation was cut off, and one that was taken away', async () => {
    await using house = await openHouse(makePlace);
    await house.change('DELETE FROM history WHERE agency_id = ? AND sequence > 1');
    expect((await house.problems()).records?.[0]).toBe(`Harbour Homes: contacts/${house.contact} is there, and its history does not say how it came.`);

    await using other = await openHouse(makePlace);
    await other.change(`DELETE FROM contacts WHERE agency_id = ? AND id = '${other.contact}'`);
    expect((await other.problems()).records).toEqual(expect.arrayContaining([`Harbour Homes: contacts/${other.contact} has a history, and is not there.`]));
  });

  test('holds an erased value for well, and what is left of its entry to its word', async () => {
    await using house = await openHouse(makePlace);
    const [row] = await house.office.engine.read(house.agency, { sql: 'SELECT changes, secret FROM history WHERE agency_id = ? AND sequence = 2', params: [house.agency] });
    const sayings: Sayings = { changes: JSON.parse(row![0] as string), secret: row![1] as string, commitments: null };
    const { changes, secret, commitments } = eraseValues(sayings, ['firstName', 'phones']);
    await house.change('UPDATE history SET changes = ?2, secret = ?3, commitments = ?4 WHERE agency_id = ?1 AND sequence = 2', JSON.stringify(changes), secret, commitments);
    expect(await house.problems()).toEqual({});

    await house.change('UPDATE history SET changes = ?2 WHERE agency_id = ?1 AND sequence = 2', JSON.stringify({ ...changes, lastName: [null, 'Souza'] }));
    expect((await house.problems()).history?.[0]).toContain('entry 2');
  });

  test('misses what records are found by', async () => {
    await using house = await openHouse(makePlace);
    await house.change(`DELETE FROM field_values WHERE agency_id = ? AND record_id = '${house.contact}' AND field = 'phones'`);
    expect((await house.problems()).records).toEqual([`Harbour Homes: contacts/${house.contact} is not found by what its fields hold (field_values).`]);

    await using other = await openHouse(makePlace);
    await other.change("UPDATE search_words SET word = 'zz' WHERE agency_id = ? AND word = 'silva'");
    const { records } = await other.problems();
    expect(records?.[0]).toContain('is not found by its words');
    expect(records?.[1]).toContain('is found by «zz», which it does not hold');
  });

  test('follows references to where they lead', async () => {
    await using house = await openHouse(makePlace);
    await house.change(`DELETE FROM files WHERE agency_id = ? AND id = '${house.file}'`);
    expect((await house.problems()).records).toEqual([`Harbour Homes: contacts/${house.contact} refers by documents to files/${house.file}, which is not there.`]);
  });

  test('reads every file, and finds those that nobody knows', async () => {
    await using house = await openHouse(makePlace);
    const [[sha256]] = await house.office.engine.read(house.agency, { sql: 'SELECT sha256 FROM files WHERE agency_id = ?', params: [house.agency] }) as [[string]];
    const file = house.office.files.place.of(sha256);
    const bytes = readFileSync(file);
    bytes[3]! ^= 1;
    writeFileSync(file, bytes);
    expect((await house.problems()).files).toEqual([`Agency ${house.agency}: file ${house.file} (mandate.txt) was changed.`]);
    rmSync(file);
    expect((await house.problems()).files).toEqual([`Agency ${house.agency}: file ${house.file} (mandate.txt) is missing.`]);

    const stray = path.join(path.dirname(file), 'ab'.repeat(32));
    writeFileSync(stray, 'Nobody knows me.');
    expect((await house.problems()).files).toHaveLength(1);
    utimesSync(stray, 0, 0);
    expect((await house.problems()).files).toContain(`No record knows ${stray}.`);
  });

  test('sees an agency that nobody can lead', async () => {
    await using house = await openHouse(makePlace);
    await house.change("UPDATE members SET suspended = 1 WHERE agency_id = ? AND role = 'principal'");
    expect((await house.problems()).people).toEqual(['Harbour Homes has no principal who can lead it.']);
  });

  test('is not misled by what others change meanwhile', async () => {
    await using house = await openHouse(makePlace);
    const busy = Promise.all(Array.from({ length: 100 }, (_, number) => house.office.commands.run(
      house.office.agencies.office(house.agency), 'contacts.change', { id: house.contact, lastName: `Silva ${number}` })));
    expect(await house.problems()).toEqual({});
    await busy;
  });
});

interface House extends AsyncDisposable {
  office: Office;
  agency: number;
  contact: string;
  file: string;
  /** Goes behind the office's back. The agency's number is the first parameter. */
  change(sql: string, ...more: (string | null)[]): Promise<void>;
  /** What is wrong, by check. */
  problems(): Promise<Record<string, string[]>>;
}

async function openHouse(makePlace: () => Promise<TestPlace>): Promise<House> {
  const place = await makePlace();
  const office = await place.open();
  const { agency, contact, file } = await moveIn(office);
  return {
    office, agency, contact, file,
    async change(sql, ...more) {
      const order = [...sql.matchAll(/\?(\d)/g)].map(([, number]) => [agency, ...more][Number(number) - 1]!);
      await office.engine.write(agency, (connection) => connection.change(sql.replace(/\?\d/g, '?'), order.length ? order : [agency]));
    },
    async problems() {
      const found: Record<string, string[]> = {};
      for await (const { check, problems } of examine({ office, place })) {
        // The tests' PostgreSQL need not survive a power cut.
        const real = problems.filter((problem) => !/^(fsync|full_page_writes) is off/.test(problem));
        if (real.length) found[check] = real;
      }
      return found;
    },
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
}
