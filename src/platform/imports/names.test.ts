import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readExtensionFolder } from '../extensions/readFolder.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { importText } from './testing/importText.ts';

describe.each(everyOffice)('rows that name others, on $engine', ({ open }) => {
  test('find their agent and their seller by name, number, telephone and address', async () => {
    await using gable = await open();
    const { principal } = gable;
    const anna = await gable.hire('agent');
    await principal.run('members.change', { id: anna.id, title: 'Anna Cohen' });
    const ruth = await principal.create('contacts', { firstName: 'Ruth', lastName: 'Lévi', phones: ['(206) 555-0142'] });
    const dan = await principal.create('contacts', { firstName: 'Dan', lastName: 'Stone', emails: ['dan@stone.test'] });
    await principal.create('contacts', { firstName: 'Uri', lastName: 'Twice' });
    await principal.create('contacts', { firstName: 'Uri', lastName: 'Twice' });
    const text = [
      'Ref,Address,Agent,Sellers', 'N1,1 Fir St,anna cohen,RUTH LEVI', 'N2,2 Fir St,,+1 206 555 0142; dan@stone.test', `N3,3 Fir St,${principal.id},${dan.id}`,
      'N4,4 Fir St,Nobody,', 'N5,5 Fir St,,Uri Twice', '',
    ].join('\n');
    const { state } = await importText(gable, principal, { text, onlyJudge: true });
    expect(state).toMatchObject({ rows: 5, toCreate: 3, refused: 2 });
    expect(state.problems).toMatchObject([{ line: 5, heading: 'Agent', written: 'Nobody', code: 'import.namesNobody' }, { line: 6, heading: 'Sellers', written: 'Uri Twice', code: 'import.namesSeveral' }]);
    await importText(gable, principal, { text });
    const homes = await principal.list('properties', { words: 'fir', sort: ['listingId'] });
    expect(homes.map(({ listingId, holder, sellers }) => ({ listingId, holder, sellers }))).toEqual([
      { listingId: 'N1', holder: anna.id, sellers: [{ id: ruth.id }] },
      { listingId: 'N2', holder: principal.id, sellers: [{ id: ruth.id }, { id: dan.id }] },
      { listingId: 'N3', holder: principal.id, sellers: [{ id: dan.id }] },
    ]);
  });

  test('who are not there are told of by name, and are left empty where somebody wants that', async () => {
    await using gable = await open();
    const { principal } = gable;
    const ruth = await principal.create('contacts', { firstName: 'Ruth', lastName: 'Levi' });
    const many = Array.from({ length: 12 }, (_, index) => `M${index},${index} Oak St,Agent ${index % 11},`);
    const text = ['Ref,Address,Agent,Sellers', 'N1,1 Fir St,Agent 0,Ruth Levi; Uri Gone', 'N2,2 Fir St,,Uri Gone', ...many, ''].join('\n');
    const { job, state } = await importText(gable, principal, { text, onlyJudge: true });
    expect(state).toMatchObject({ toCreate: 0, refused: 14 });
    expect(state.unknownNames).toEqual([
      { field: 'holder', heading: 'Agent', rows: 13, names: Array.from({ length: 10 }, (_, index) => `Agent ${index}`), hasMore: true },
      { field: 'sellers', heading: 'Sellers', rows: 2, names: ['Uri Gone'], hasMore: false },
    ]);
    const columns = state.mapping!.columns.map((column) => (column.field === 'holder' || column.field === 'sellers' ? { ...column, unknown: 'empty' as const } : column));
    await principal.run('imports.judge', { import: job, mapping: { ...state.mapping!, columns } });
    await gable.office.jobs.finish(job);
    const after = (await gable.office.imports.get(principal.caller(), job)).progress;
    expect(after).toMatchObject({ toCreate: 14, refused: 0, unknownNames: [{ rows: 13 }, { rows: 2 }] });
    await principal.run('imports.keepProfile', { import: job, name: 'Old office' });
    const kept = await importText(gable, principal, { text });
    expect(kept.state).toMatchObject({ created: 14, refused: 0, mapping: { profile: 'Old office' } });
    expect((await principal.list('properties', { words: 'fir', sort: ['listingId'] })).map(({ holder, sellers }) => ({ holder, sellers }))).toEqual([{ holder: principal.id, sellers: [{ id: ruth.id }] }, { holder: principal.id, sellers: null }]);
  });

  test('are told that somebody works here no more, and mean whom the archive has by their id alone', async () => {
    await using gable = await open();
    const { principal } = gable;
    const anna = await gable.hire('agent');
    await principal.run('members.change', { id: anna.id, title: 'Anna Cohen' });
    await principal.run('members.suspend', { id: anna.id });
    const ruth = await principal.create('contacts', { firstName: 'Ruth', lastName: 'Levi' });
    await principal.run('contacts.archive', { id: ruth.id });
    const text = `Ref,Address,Agent,Sellers\nN1,1 Fir St,Anna Cohen,\nN2,2 Fir St,${anna.id},\nN3,3 Fir St,,${ruth.id}\nN4,4 Fir St,,Ruth Levi\n`;
    const { state } = await importText(gable, principal, { text });
    expect(state).toMatchObject({ created: 1, problems: [{ line: 2, heading: 'Agent', code: 'import.namesLeaver' }, { line: 3, code: 'import.namesLeaver' }, { line: 5, heading: 'Sellers', code: 'import.namesNobody' }] });
    expect(await principal.list('properties', { words: 'fir' })).toMatchObject([{ listingId: 'N3', sellers: [{ id: ruth.id }] }]);
  });

  test('also those of a kind and of fields that came at run time', async () => {
    await using gable = await open();
    const { principal } = gable;
    await principal.run('extensions.install', readExtensionFolder(path.resolve('tests/extensions/rentals')) as never);
    await principal.run('fields.add', { records: 'leases', title: 'Floor', sketch: { kind: 'integer' } });
    const home = await principal.create('properties', { unparsedAddress: '1 Quay', listingId: 'Q-1' });
    const dana = await principal.create('contacts', { firstName: 'דנה', lastName: 'כהן' });
    const text = 'Contract no,מצב,Monthly rent,Home,Tenants,Floor,Until\nA-1,בתוקף,"2,100",q-1,דנה כהן,3,31/12/2027\nA-2,,1800,9 Nowhere,,1,2027-06-30\n';
    const { state } = await importText(gable, principal, { kind: 'leases', text });
    expect(state).toMatchObject({ created: 1, refused: 1 });
    expect(await principal.list('leases')).toMatchObject([{ number: 'A-1', state: 'running', rent: { amount: 210_000 }, home: home.id, tenants: [{ id: dana.id }], floor: 3, end: '2027-12-31' }]);
    const again = await importText(gable, principal, { kind: 'leases', text: 'Contract no,State,Floor\na-1,Ended,4\n', duplicates: 'update' });
    expect(again.state).toMatchObject({ changed: 1 });
    expect(await principal.list('leases')).toMatchObject([{ state: 'ended', floor: 4 }]);
    await principal.run('imports.undo', { import: again.job });
    await gable.office.jobs.finish(again.job);
    expect(await principal.list('leases')).toMatchObject([{ state: 'running', floor: 3 }]);
  });
});
