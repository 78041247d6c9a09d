import path from 'node:path';
import type { TestOffice } from '@gable/api/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyOffice } from '../testing/everyOffice.ts';
import { danglingIn } from './checkContents.ts';
import { readImporters } from './importersOf.ts';
import { readContents } from './readContents.ts';
import { readExtensionFolder } from './readFolder.ts';

const rentals = readExtensionFolder(path.resolve('tests/extensions/rentals'));

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

  test('a name that Gable doesn’t know is told as such', async () => {
    expect(await faults((manifest) => { manifest.contributes.records[0].titleForm = ['number']; })).toEqual([
      'package.json: contributes.records.0.titleForm: expected another name, or none, because Gable knows no "titleForm" here',
    ]);
  });

  test('a kind whose name has capitals opens at its name', async () => {
    const { data } = await gable.principal.run('extensions.install', {
      manifest: { name: 'keys', version: '1.0.0', engines: { gable: '>=0.1' }, contributes: {
        records: [{ kind: 'keyLoans', icon: 'key', fields: { title: { kind: 'text', required: true } }, columns: ['holder'], form: [{ id: 'loan', fields: ['title'] }] }],
        viewsContainers: [{ id: 'keys', icon: 'key', opens: 'keyLoans', order: 50 }],
        views: [{ id: 'keyLoans.list', address: 'keyLoans', drawnBy: 'table', records: 'keyLoans' }],
      } },
      messages: { en: { 'keyLoans.one': 'Loan', 'keyLoans.many': 'Loans', 'keyLoans.create': 'New loan', 'keyLoans.group.loan': 'Loan', 'keyLoans.list': 'Loans', keys: 'Keys' } },
    });
    expect(data).toMatchObject({ name: 'keys' });
    await gable.principal.run('extensions.remove', { name: 'keys', data: 'purge' });
    await gable.office.jobs.settled();
  });

  test('keys of another extension are free for other records alone', async () => {
    const keys = (contents: any) => Object.assign(contents.manifest, { name: 'keys', contributes: {
      commands: [{ id: 'keys.give', records: 'contacts', sets: { company: 'Ours' } }], keybindings: [{ command: 'keys.give', key: 'ctrl+alt+h' }],
    } });
    const contents = changed((_manifest, all) => { keys(all); all.importers = []; all.messages = { en: { 'keys.give': 'Give' } }; });
    await gable.principal.run('extensions.install', contents);
    await gable.principal.run('extensions.disable', { name: 'keys' });
    expect(await faults(({ contributes }) => { Object.assign(contributes.commands[0], { records: 'contacts', sets: { company: 'Theirs' }, needs: undefined }); }))
      .toEqual(['package.json: contributes.keybindings.0.key: expected keys that are free: Ctrl+Alt+H is bound by keys']);
    await gable.principal.run('extensions.install', rentals as never);
    await gable.principal.run('extensions.remove', { name: 'rentals', data: 'purge' });
    await gable.principal.run('extensions.remove', { name: 'keys', data: 'purge' });
    await gable.office.jobs.settled();
  });

  test('a kind is called as nothing that Gable has', async () => {
    const taken = ['files', 'agencies', 'jobs', 'extensions', 'me', 'imports', 'records', 'events', 'commands', 'workbench', 'fields', 'exports', 'history', 'searchWords', 'settings'];
    for (const kind of taken) {
      expect(await faults((manifest) => { manifest.contributes.records[0].kind = kind; }), kind).toContain('package.json: contributes.records.0.kind: expected another name, for Gable means something else by this one');
    }
  });

  test('a form of files that would break an import is refused with its place', async () => {
    const wrong = async (change: (importer: any, contents: any) => void) => (await faults((_manifest, contents) => change(contents.importers[0], contents))).join();
    expect(await wrong((importer) => { importer.recognisedBy = 'Name'; })).toContain('importers/leases.json: recognisedBy: expected Array');
    expect(await wrong((importer) => { importer.records = 'nosuch'; })).toContain('importers/leases.json: records: expected a kind of records');
    expect(await wrong((importer) => { importer.columns = { Foo: { field: 3 } }; })).toContain('importers/leases.json: columns.Foo.field: expected');
    expect(await wrong((importer) => { importer.columns = { Foo: { field: 'nosuch' } }; })).toBe('importers/leases.json: columns.Foo.field: expected a field that a file can fill');
    expect(await wrong((importer) => { importer.columns = { Foo: { field: 'home.street' } }; })).toContain('columns.Foo.field: expected a field');
    expect(await wrong((importer) => { importer.columns = { Foo: { field: 'number', also: 'nosuch', lastWordTo: 'rent' } }; })).toMatch(/columns\.Foo\.also: .*columns\.Foo\.lastWordTo: expected a field of the kind text/);
    expect(await wrong((importer) => { importer.byContent = { nosuch: { field: 'number' } }; })).toContain('importers/leases.json: byContent');
    expect(await wrong((importer) => { importer.constants = { deposit: 'many', state: 'draft' }; })).toBe('importers/leases.json: constants.deposit: expected a value that the field takes (decimal), not "many"');
    expect(await wrong((importer) => { importer.constants = 'all'; })).toContain('importers/leases.json: constants: expected');
    expect(await wrong((importer) => { importer.identity = 'nosuch'; })).toContain('importers/leases.json: identity: expected');
    expect(await wrong((importer) => { importer.orderedBy = 'from'; })).toContain('orderedBy: expected one of the headings');
    expect(await wrong((importer) => { importer.variants = [{ id: 'sold', columns: {}, constants: { state: 'sold' } }]; })).toContain('variants.0.constants.state');
    expect(await wrong((importer) => { importer.surprise = 1; })).toContain('surprise');
    for (const importers of [[], null, 'none']) {
      expect(await wrong((_importer, contents) => { contents.importers = importers; })).toBe('importers: expected the 1 files that package.json names');
    }
  });

  test('no field is called as what every record or every object has', async () => {
    for (const name of ['id', 'revision', 'holder', 'createdAt', 'updatedAt', 'archivedAt']) {
      expect(await faults((manifest) => { manifest.contributes.records[0].fields[name] = { kind: 'text' }; })).toEqual([`package.json: contributes.records.0.fields.${name}: expected another name, for every record has a field that is called so`]);
    }
    for (const name of ['constructor', '__proto__', 'toString']) {
      const field = (contents: any, at: any) => Object.defineProperty(at(contents), name, { value: { kind: 'text' }, enumerable: true, configurable: true });
      expect(await faults((manifest) => { field(manifest, (one: any) => one.contributes.records[0].fields); })).toEqual([`package.json: contributes.records.0.fields.${name}: expected another name`]);
      expect(await faults((manifest) => { field(manifest, (one: any) => one.contributes.fields[0].fields); })).toEqual([`package.json: contributes.fields.0.fields.${name}: expected another name`]);
      expect(await faults((_manifest, { messages }) => { field(messages, (one: any) => one.en); })).toEqual([`messages: en.${name}: expected another name`]);
    }
    expect(await faults((manifest) => { manifest.contributes.records[0].fields.title = { kind: 'integer' }; })).toContain('package.json: contributes.records.0.fields.title: expected a text, and no titleFrom beside it');
    let deep: unknown = {};
    for (let level = 0; level < 1_000; level += 1) deep = { all: [deep] };
    expect(await faults((manifest) => { manifest.contributes.views[0].filter = deep; })).toEqual(['package.json: contributes.views.0.filter: expected at most 40 levels']);
  });

  test.each<[place: string, expected: string, change: (contributes: any, manifest: any) => void]>([
    ['records.0.filters.0.filter', 'a filter over leases. Position 1: there is no field nosuch.', ({ records }) => { records[0].filters[0].filter = 'nosuch:1'; }],
    ['commands.0.needs', 'a filter over leases. Position 1: there is no field nosuch.', ({ commands }) => { commands[0].needs = 'nosuch:1'; }],
    ['commands.0.needs', 'a filter over leases. Position 1: “abc” is no value of rent. A number is expected, such as 500000.', ({ commands }) => { commands[0].needs = 'rent:abc'; }],
    ['commands.0.needs', 'a filter over leases. tenants can\'t be compared like this.', ({ commands }) => { commands[0].needs = 'tenants>3'; }],
    ['views.0.filter', 'a filter over leases. Position 1: there is no field nosuch.', ({ views }) => { views[0].filter = { field: 'nosuch', is: '=', value: '1' }; }],
    ['views.0.filter', 'a filter such as', ({ views }) => { views[0].filter = null; }],
    ['views.0.filter', 'a filter such as', ({ views }) => { views[0].filter = { any: 'thing' }; }],
    ['views.1.drawnBy', 'table, or a boardBy', ({ records }) => { delete records[0].boardBy; }],
    ['records.0.outcome.field', 'one of its fields', ({ records }) => { records[0].outcome = { field: 'nosuch' }; }],
    ['records.0.outcome.values.0', 'one of its values', ({ records }) => { records[0].outcome = { field: 'state', values: ['gone'] }; }],
    ['records.0.outcome.amount', 'one of its fields', ({ records }) => { records[0].outcome = { field: 'state', amount: 'nosuch' }; }],
    ['records.0.onlyFor.nosuch', 'one of its fields', ({ records }) => { records[0].onlyFor = { nosuch: { field: 'state', values: ['draft'] } }; }],
    ['records.0.onlyFor.rent.field', 'a field of leases of the kind choice', ({ records }) => { records[0].onlyFor = { rent: { field: 'number', values: ['1'] } }; }],
    ['records.0.onlyFor.rent.values.0', 'one of its values', ({ records }) => { records[0].onlyFor = { rent: { field: 'state', values: ['gone'] } }; }],
    ['recordSections.0.onlyFor.field', 'a field of contacts', ({ recordSections }) => { recordSections[0].onlyFor = { field: 'state', values: ['draft'] }; }],
    ['records.0.begins.state', 'a value that the field takes (draft, running, ended), not "nosuch"', ({ records }) => { records[0].begins = { state: 'nosuch' }; }],
    ['records.0.begins.nosuch', 'a field of leases', ({ records }) => { records[0].begins = { nosuch: 1 }; }],
    ['records.0.addedWith.rent', 'a field that refers', ({ records }) => { records[0].addedWith = { rent: {} }; }],
    ['records.0.addedWith.tenants.roles', 'a value that the field takes', ({ records }) => { records[0].addedWith = { tenants: { roles: ['ghost'] } }; }],
    ['records.0.takes.rent', 'a field that refers', ({ records }) => { records[0].takes = { rent: 'home.city' }; }],
    ['records.0.titleFrom.0', 'a field of the kind', ({ records }) => { records[0].titleFrom = ['tenants']; }],
    ['records.0.findSame', 'a command of Gable', ({ records }) => { records[0].findSame = 'leases.findSame'; }],
    ['records.0.fields.state.choices.1', 'a value that is not there', ({ records }) => { records[0].fields.state.choices = ['draft', 'draft', 'running']; }],
    ['records.0.fields.deposit.max', 'at least as much', ({ records }) => { records[0].fields.deposit.max = -1; }],
    ['menus.palette.0.command', 'one of its own commands', (contributes) => { contributes.menus = { palette: [{ command: 'leases.nosuch' }] }; }],
    ['commands.1.id', 'an id that no other command has', ({ commands }) => { commands.push({ ...commands[0] }); }],
    ['commands.0.records', 'a kind other than', ({ commands }) => { Object.assign(commands[0], { records: 'members', sets: { role: 'principal' } }); }],
    ['commands.0.sets.state', 'a value that the field takes', ({ commands }) => { commands[0].sets.state = null; }],
    ['walkthroughs.0.doneWhen', 'a kind of records (members, teams, notes, tasks, views, reports, reportSchedules, contacts, deals, leads, leadForms, properties, leases), not "nosuch"', ({ walkthroughs }) => { walkthroughs[0].doneWhen = 'nosuch'; }],
    ['viewsContainers.1.id', 'an id that is not there', ({ viewsContainers }) => { viewsContainers.push(viewsContainers[0]); }],
    ['extensionDependencies.0', 'an extension that is there', (_contributes, manifest) => { manifest.extensionDependencies = ['nosuch', 'deals']; }],
    ['commands.0.needs', 'a filter over leases. Position 14: a word or a comparison is expected, such as stage:won.', ({ commands }) => { commands[0].needs = 'state:draft ('; }],
    ['viewsContainers.0.opens', 'an address that leads somewhere, such as leases or leases/new, not key-leases', ({ viewsContainers }) => { viewsContainers[0].opens = 'key-leases'; }],
    ['viewsContainers.0.opens', 'an address that leads somewhere', ({ viewsContainers }) => { viewsContainers[0].opens = 'leases/board'; }],
    ['walkthroughs.0.opens', 'an address that leads somewhere', ({ walkthroughs }) => { walkthroughs[0].opens = 'lease/new'; }],
    ['views.0.address', 'leases, for a kind is drawn at its own address, not key-leases', ({ views }) => { views[0].address = 'key-leases'; }],
    ['keybindings.0.key', 'keys that are free: Ctrl+P is Gable’s own, for “Search”', ({ keybindings }) => { keybindings[0].key = 'ctrl+p'; }],
    ['keybindings.0.key', 'keys that are free: Ctrl+Shift+Z is Gable’s own', ({ keybindings }) => { keybindings[0].key = 'SHIFT+cmd+z'; }],
    ['keybindings.0.mac', 'keys that are free: Ctrl+T is the browser’s', ({ keybindings }) => { keybindings[0].mac = 'cmd+t'; }],
    ['keybindings.0.key', 'keys such as ctrl+alt+k', ({ keybindings }) => { keybindings[0].key = 'ctrl+k ctrl+c'; }],
    ['keybindings.1.key', 'keys that are free: Ctrl+Alt+H is bound above already', ({ keybindings }) => { keybindings.push(keybindings[0]); }],
    ['engines.gable', 'a range of versions such as >=0.1', (_contributes, manifest) => { manifest.engines.gable = '>=one'; }],
  ])('%s: expected %s', async (place, expected, change) => {
    const [first, ...more] = await faults((manifest) => change(manifest.contributes, manifest));
    expect(first).toContain(`package.json: ${/^e[nx]/.test(place) ? '' : 'contributes.'}${place}: expected ${expected}`);
    expect(more).toEqual([]);
  });

  test('what is built in says nothing wrong of its records and forms of files', () => {
    const { office, agency } = gable;
    const agencyOf = office.agencies.get(agency);
    const codeOnly = /\.drawnBy$|\.shows$|^browser$|^server$|\.kind$|\.fields$|\.titleFrom$|^[a-z]+\.(?!json)/i;
    for (const extension of office.extensions.all) {
      const read = readContents({ manifest: extension.manifest, messages: {}, importers: readImporters(extension) });
      expect(read.faults, extension.name).toEqual([]);
      const wrong = danglingIn(read.contents!, { office, agency: agencyOf, additions: agencyOf.additions }).filter(({ at, file }) => file !== 'messages/en.json' && !codeOnly.test(at));
      expect(wrong, extension.name).toEqual([]);
    }
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
