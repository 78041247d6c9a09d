import path from 'node:path';
import type { TestOffice } from '@gable/api/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyOffice } from '../testing/everyOffice.ts';
import { readExtensionFolder } from './readFolder.ts';

const rentals = readExtensionFolder(path.resolve('tests/extensions/rentals'));

/** What it says of rentals with a change, without the file and in order. */
describe.each(everyOffice)('what an extension says wrong, on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const changed = (change: (manifest: any, contents: any) => void) => {
    const contents: any = structuredClone(rentals);
    change(contents.manifest, contents);
    return contents;
  };

  /** What is said of rentals with that change, which must not get in. */
  async function faults(change: (manifest: any, contents: any) => void): Promise<string[]> {
    const before = gable.office.agencies.get(gable.agency).additions;
    const refusal = await gable.principal.run('extensions.install', changed(change)).then(() => null, (failure: unknown) => failure as { code: string; values: { problems: string } });
    expect(gable.office.agencies.get(gable.agency).additions).toBe(before);
    expect(refusal?.code, JSON.stringify(refusal)).toBe('extension.invalid');
    return refusal!.values.problems.split('\n');
  }

  test('a command is called as none of Gable’s, of a kind’s or of another extension', async () => {
    const called = (id: string) => faults((manifest) => {
      manifest.contributes.commands[0].id = id;
      manifest.contributes.keybindings = [];
    });
    for (const id of ['extensions.remove', 'contacts.create', 'history.undo']) expect((await called(id))[0]).toBe('package.json: contributes.commands.0.id: expected an id that no other command has');
    for (const id of ['leases.create', 'visits.archive']) expect((await called(id))[0]).toContain('contributes.commands.0.id: expected another id');

    const office: any = changed((manifest) => {
      manifest.name = 'office';
      manifest.contributes = { commands: [{ id: 'leases.hand-over', records: 'contacts', sets: { company: 'Ours' } }] };
    });
    office.importers = [];
    await gable.principal.run('extensions.install', office);
    await gable.principal.run('extensions.disable', { name: 'office' });
    expect(await faults(() => undefined)).toEqual(['package.json: contributes.commands.0.id: expected an id that no other command has']);
    await gable.principal.run('extensions.remove', { name: 'office', data: 'purge' });
  });

  test('a command of Gable’s is found before one of the agency with its name', () => {
    const { commands, agencies } = gable.office;
    const agency = agencies.get(gable.agency);
    const builtIn = commands.find('extensions.remove')!;
    const theirs = { ...agency, commands: new Map([['extensions.remove', { ...builtIn, permission: 'everyone' as const }]]) };
    expect(commands.find('extensions.remove', theirs)).toBe(builtIn);
    expect(commands.all(theirs)).toContain(builtIn);
  });
});
