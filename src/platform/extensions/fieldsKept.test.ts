import path from 'node:path';
import type { TestOffice } from '@gable/api/testing';
import { describe, expect, test } from 'vitest';
import { everyOffice } from '../testing/everyOffice.ts';
import { readExtensionFolder } from './readFolder.ts';

const rentals = readExtensionFolder(path.resolve('tests/extensions/rentals'));
type Contents = typeof rentals & { manifest: any; messages: any };

/** The next version of it. */
function rentalsWith(change: (contents: Contents) => void): Contents {
  const contents = structuredClone(rentals) as Contents;
  change(contents);
  return contents;
}

const install = (gable: TestOffice, contents: object = rentals) => gable.principal.run('extensions.install', contents as never);
const refusal = (run: Promise<unknown>) => run.then(() => null, (failure: unknown) => failure as { code: string; values: { problems?: string } });

describe.each(everyOffice)('names under which values are kept, on $engine', ({ open }) => {
  test('an extension can give a field no other kind of value while values of it are kept, in use or away', async () => {
    await using gable = await open();
    const { principal } = gable;
    await install(gable);
    const { id } = await principal.create('properties', { unparsedAddress: '1 Quay', heating: 'Gas' });
    const many = rentalsWith(({ manifest }) => { manifest.contributes.fields[0].fields.heating.kind = 'multiChoice'; });
    const scaled = rentalsWith(({ manifest }) => { manifest.contributes.records[0].fields.deposit.scale = 2; });
    const said = 'package.json: contributes.fields.0.fields.heating.kind: expected choice, because such values are kept under this name; give it another, or purge them first';
    expect(await refusal(install(gable, many))).toMatchObject({ code: 'extension.invalid', values: { problems: said } });
    expect((await refusal(install(gable, scaled)))?.values.problems).toContain('contributes.records.0.fields.deposit.kind: expected decimal with the scale 1');
    await principal.run('extensions.remove', { name: 'rentals', data: 'keep' });
    expect((await refusal(install(gable, many)))?.values.problems).toBe(said);
    await install(gable);
    expect(await principal.get('properties', id)).toMatchObject({ heating: 'Gas' });
    expect(await principal.list('properties')).toHaveLength(1);
  });

  test('a field of the agency takes no name under which an extension that is away keeps values', async () => {
    await using gable = await open();
    const { principal } = gable;
    await install(gable, rentalsWith(({ manifest }) => { manifest.contributes.fields[0].fields.heating.private = true; }));
    const { id } = await principal.create('properties', { unparsedAddress: '1 Quay', heating: 'Gas' });
    await principal.run('extensions.disable', { name: 'rentals' });
    const { data: added } = await principal.run('fields.add', { records: 'properties', title: 'Heating', sketch: { kind: 'choice', choices: ['Gas', 'Wood'] } });
    expect(added.name).toBe('heating2');
    expect(await principal.get('properties', id)).toMatchObject({ heating2: null });
    await principal.run('extensions.enable', { name: 'rentals' });
    expect(await principal.get('properties', id)).toMatchObject({ heating: 'Gas', heating2: null });
  });

  test('neither does another extension take a field or a kind', async () => {
    await using gable = await open();
    await install(gable);
    await gable.principal.run('extensions.remove', { name: 'rentals', data: 'keep' });
    const other = rentalsWith(({ manifest }) => { manifest.name = 'lettings'; });
    other.messages.en['properties.group.lettings'] = 'Lettings';
    const problems = (await refusal(install(gable, other)))?.values.problems;
    expect(problems).toContain('contributes.records.0.kind: expected another name, because rentals keeps values under this one');
    expect(problems).toContain('contributes.fields.0.fields.seaDistance: expected another name, because rentals keeps values under this one');
  });

  test('two who add the same at once get two names, and of two extensions with the same kind one comes in', async () => {
    await using gable = await open();
    const { principal } = gable;
    const add = () => principal.run('fields.add', { records: 'properties', title: 'Sea view', sketch: { kind: 'boolean' } });
    const names = (await Promise.all([add(), add(), add()])).map(({ data }) => data.name);
    expect(names.sort()).toEqual(['seaView', 'seaView2', 'seaView3']);
    const other = rentalsWith(({ manifest }) => {
      manifest.name = 'lettings';
      manifest.contributes = { records: manifest.contributes.records };
    });
    const refusals = await Promise.all([refusal(install(gable)), refusal(install(gable, other))]);
    expect(refusals.map((one) => one?.code ?? 'in').sort()).toEqual(['extension.kindTaken', 'in']);
  });
});
