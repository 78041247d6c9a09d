import path from 'node:path';
import { Readable } from 'node:stream';
import { parseFilter } from '@gable/api';
import type { TestOffice } from '@gable/api/testing';
import { describe, expect, test } from 'vitest';
import { tidy } from '../housekeeping.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { messagesFor } from './contributing.ts';
import { readExtensionFolder } from './readFolder.ts';

const rentals = readExtensionFolder(path.resolve('tests/extensions/rentals'));
const install = (gable: TestOffice, contents = rentals) => gable.principal.run('extensions.install', contents as never);
const usd = (amount: number) => ({ amount: amount * 100, currency: 'USD' });

describe.each(everyOffice)('an extension without code, on $engine', ({ open }) => {
  test('brings a kind of record that is written, read, filtered, sorted, searched and counted like ours', async () => {
    await using gable = await open();
    const { principal, office } = gable;
    await install(gable);
    const dan = await principal.create('contacts', { firstName: 'Dan', lastName: 'Cohen' });
    const made = [];
    for (const [index, number] of ['A-3', 'A-1', 'B-2', 'A-10'].entries()) {
      made.push(await principal.create('leases', {
        number, state: index === 1 ? 'running' : 'draft', terms: `Quiet house ${number}`, ...(index < 3 && { rent: usd(1_000 + index * 500) }), deposit: index + 0.5,
        tenants: [{ id: dan.id }], includes: index % 2 ? ['Water'] : ['Heating', 'Parking'],
      }));
    }
    expect(made[0]).toMatchObject({ title: 'A-3', rent: usd(1_000), deposit: 0.5, includes: ['Heating', 'Parking'], holder: principal.id });
    const numbers = async (filter: string, sort = 'number') => {
      const query = { ...(filter && { filter: parseFilter(filter) }), sort: sort.split(','), limit: 2 };
      const { data, next } = await office.records.list(principal.caller(), 'leases', query);
      const more = next ? (await office.records.list(principal.caller(), 'leases', { ...query, after: next })).data : [];
      return [...data, ...more].map(({ number }) => number);
    };
    expect(await numbers('state:draft')).toEqual(['A-10', 'A-3', 'B-2']);
    expect(await numbers('rent>1000', '-rent')).toEqual(['B-2', 'A-1']);
    expect(await numbers('-has:rent')).toEqual(['A-10']);
    expect(await numbers('deposit>=1.5 deposit<3', 'deposit')).toEqual(['A-1', 'B-2']);
    expect(await numbers('includes:Water', '-rent')).toEqual(['A-1', 'A-10']);
    expect(await numbers(`tenants:${dan.id} -state:draft`)).toEqual(['A-1']);
    expect(await numbers('"quiet B"')).toEqual(['B-2']);
    expect(await numbers('', 'rent')).toEqual(['A-3', 'A-1', 'B-2', 'A-10']);
    expect(await numbers('', '-state,number')).toEqual(['A-1', 'A-10', 'A-3', 'B-2']);
    expect(await office.records.aggregate(principal.caller(), 'leases', { by: ['state'], sum: ['rent', 'deposit'] })).toEqual([
      { by: { state: 'draft', 'rent.currency': 'USD' }, count: 2, sum: { rent: 300_000, deposit: 3 } },
      { by: { state: 'draft', 'rent.currency': null }, count: 1, sum: { rent: 0, deposit: 3.5 } },
      { by: { state: 'running', 'rent.currency': 'USD' }, count: 1, sum: { rent: 150_000, deposit: 1.5 } },
    ]);
  });

  test('adds fields to our kinds, a relation, and a command under a condition; all is in the history and can be undone', async () => {
    await using gable = await open();
    const { principal, office } = gable;
    await install(gable);
    const home = await principal.create('properties', { unparsedAddress: '1 Quay', seaDistance: 40, heating: 'Gas' });
    const far = await principal.create('properties', { unparsedAddress: '2 Hill', seaDistance: 900 });
    const none = await principal.create('properties', { unparsedAddress: '3 Lane' });
    const homes = async (filter: string, sort = ['seaDistance']) => (await principal.list('properties', { ...(filter && { filter: parseFilter(filter) }), sort })).map(({ id }) => id);
    expect(await homes('seaDistance<100')).toEqual([home.id]);
    expect(await homes('heating:Gas,Solar')).toEqual([home.id]);
    expect(await homes('', ['-seaDistance'])).toEqual([far.id, home.id, none.id]);

    const changed = await principal.run('properties.change', { id: home.id, seaDistance: 60, city: 'Jaffa' });
    expect((await principal.get('properties', home.id)).seaDistance).toBe(60);
    await principal.run('history.undo', { command: changed.command });
    expect(await principal.get('properties', home.id)).toMatchObject({ seaDistance: 40, city: null, heating: 'Gas' });
    const { data: timeline } = await office.history.timeline(principal.caller(), { kind: 'properties', id: home.id });
    expect(timeline[1]!.changes).toContainEqual({ field: 'seaDistance', before: 40, after: 60 });

    const lease = await principal.create('leases', { number: 'A-1', home: home.id, state: 'draft' });
    const handed = await principal.run('leases.hand-over', { id: lease.id });
    expect((await principal.get('leases', lease.id)).state).toBe('running');
    await expect(principal.run('leases.hand-over', { id: lease.id })).rejects.toMatchObject({ code: 'extension.notNow', fields: { state: 'extension.notNow' } });
    const homeless = await principal.create('leases', { number: 'A-0', state: 'draft' });
    await expect(principal.run('leases.hand-over', { id: homeless.id })).rejects.toMatchObject({ values: { record: 'A-0' }, fields: { home: 'extension.notNow' } });
    await principal.run('history.undo', { command: handed.command });
    expect((await principal.get('leases', lease.id)).state).toBe('draft');
    expect((await office.records.get(principal.caller(), { kind: 'leases', id: lease.id }, { include: ['home'] })).home).toMatchObject({ title: '1 Quay' });
    await expect(principal.create('leases', { number: 'A-2', home: lease.id, state: 'draft' })).rejects.toMatchObject({ code: 'record.missingTarget' });
    await expect(principal.create('leases', { number: 'A-2', state: 'sold' })).rejects.toMatchObject({ fields: { state: 'field.notChoice' } });
  });

  test('keeps to the rights: an agent sees and writes their own', async () => {
    await using gable = await open();
    await install(gable);
    const agent = await gable.hire('agent');
    const own = await agent.create('leases', { number: 'A-1', state: 'draft' });
    const other = await gable.principal.create('leases', { number: 'B-1', state: 'draft' });
    expect((await agent.list('leases')).map(({ id }) => id)).toEqual([own.id]);
    await expect(agent.get('leases', other.id)).rejects.toMatchObject({ status: 404 });
    await expect(agent.run('leases.hand-over', { id: other.id })).rejects.toMatchObject({ status: 404 });
    await expect(agent.run('extensions.disable', { name: 'rentals' })).rejects.toMatchObject({ code: 'command.notPermitted' });
    // Kinds that share a table do not give out each other's records.
    await expect(gable.principal.get('contacts', own.id)).rejects.toMatchObject({ status: 404 });
  });

  test('disabled it is gone and its data is kept, enabled it is back, purged it leaves nothing', async () => {
    await using gable = await open();
    const { principal, office, agency } = gable;
    await install(gable);
    const home = await principal.create('properties', { unparsedAddress: '1 Quay', seaDistance: 40, city: 'Haifa' });
    const lease = await principal.create('leases', { number: 'A-1', state: 'draft', home: home.id });

    await principal.run('extensions.disable', { name: 'rentals' });
    await expect(principal.list('leases')).rejects.toMatchObject({ code: 'record.unknownKind' });
    await expect(principal.run('leases.hand-over', { id: lease.id })).rejects.toMatchObject({ code: 'command.unknown' });
    expect(await principal.get('properties', home.id)).not.toHaveProperty('seaDistance');
    await principal.run('properties.change', { id: home.id, city: 'Jaffa' });

    await principal.run('extensions.enable', { name: 'rentals' });
    expect(await principal.get('properties', home.id)).toMatchObject({ seaDistance: 40, city: 'Jaffa' });
    expect(await principal.get('leases', lease.id)).toMatchObject({ number: 'A-1', home: home.id });

    await principal.run('extensions.remove', { name: 'rentals', data: 'purge' });
    await office.jobs.settled();
    for (const table of ['records', 'field_values', 'kept_fields']) {
      expect(await office.engine.read(agency, { sql: `SELECT 1 FROM ${table} WHERE agency_id = ?`, params: [agency] }), table).toEqual([]);
    }
    const told = await office.engine.read(agency, { sql: 'SELECT changes FROM history WHERE agency_id = ?', params: [agency] });
    expect(JSON.stringify(told)).not.toMatch(/A-1|seaDistance.{0,10}40/);
    await install(gable);
    expect(await principal.list('leases')).toEqual([]);
    expect(await principal.get('properties', home.id)).toMatchObject({ seaDistance: null, city: 'Jaffa' });
  });

  test('its files are kept while it is away, and go with what was purged', async () => {
    await using gable = await open();
    const { principal, office, agency } = gable;
    await install(gable);
    const file = await office.files.keep(principal.caller(), { name: 'lease.txt', mediaType: 'text/plain', content: Readable.from([Buffer.from('Signed.')]) });
    await principal.create('leases', { number: 'A-1', state: 'draft', contract: [{ id: file.id }] });
    const isKept = async (): Promise<boolean> => (await office.engine.read(agency, { sql: 'SELECT 1 FROM files WHERE agency_id = ? AND id = ?', params: [agency, file.id] })).length > 0;
    await principal.run('extensions.remove', { name: 'rentals', data: 'keep' });
    await office.engine.write(agency, (connection) => connection.change('UPDATE files SET created_at = 0 WHERE agency_id = ?', [agency]));
    await tidy(office);
    expect(await isKept()).toBe(true);
    await install(gable);
    await principal.run('extensions.remove', { name: 'rentals', data: 'purge' });
    await office.jobs.settled();
    expect(await isKept()).toBe(false);
  });

  test('an agency adds a field by itself, in any script', async () => {
    await using gable = await open();
    const { principal, office } = gable;
    const { data: view } = await principal.run('fields.add', { records: 'properties', title: 'Sea view', sketch: { kind: 'boolean' } });
    const { data: floor } = await principal.run('fields.add', { records: 'properties', title: 'קומה {1}', sketch: { kind: 'choice', choices: ['קרקע', 'גג'] } });
    expect(view.name).toBe('seaView');
    const home = await principal.create('properties', { unparsedAddress: '1 Quay', seaView: true, [floor.name]: 'גג' });
    expect(home).toMatchObject({ seaView: true, [floor.name]: 'גג' });
    expect(await principal.list('properties', { filter: parseFilter(`seaView:yes ${floor.name}:גג`) })).toHaveLength(1);
    const messages = messagesFor(office.messages, office.agencies.get(gable.agency));
    expect(messages.sentence('en', `properties.${floor.name}`)).toBe('קומה {1}');
    expect(messages.sentence('he', 'properties.group.added')).toBe('שדות משלנו');
    await principal.run('members.change', { id: principal.id, title: 'Petra' });
    expect(messagesFor(office.messages, office.agencies.get(gable.agency))).toBe(messages);
    await expect(principal.run('fields.add', { records: 'properties', title: 'x', sketch: { kind: 'choice' } })).rejects.toMatchObject({ code: 'record.invalid' });
    await expect((await gable.hire('agent')).run('fields.add', { records: 'properties', title: 'x', sketch: { kind: 'text' } })).rejects.toMatchObject({ code: 'command.notPermitted' });
  });

  test('one that another one needs neither goes off nor away before it, and that one does not come on without it', async () => {
    await using gable = await open();
    const { principal } = gable;
    await install(gable);
    const keys = structuredClone(rentals) as any;
    Object.assign(keys.manifest, { name: 'keys', extensionDependencies: ['rentals', 'contacts'], contributes: {} });
    await install(gable, keys);
    await expect(principal.run('extensions.disable', { name: 'rentals' })).rejects.toMatchObject({ code: 'extension.neededBy', values: { by: 'keys' } });
    await expect(principal.run('extensions.remove', { name: 'rentals', data: 'keep' })).rejects.toMatchObject({ code: 'extension.neededBy' });
    await principal.run('extensions.disable', { name: 'keys' });
    await principal.run('extensions.disable', { name: 'rentals' });
    await expect(principal.run('extensions.enable', { name: 'keys' })).rejects.toMatchObject({ code: 'extension.without', values: { needed: 'rentals' } });
    await principal.run('extensions.enable', { name: 'rentals' });
    await principal.run('extensions.enable', { name: 'keys' });
  });

  test('while it is off, tasks and notes about its records wait with them', async () => {
    await using gable = await open();
    const { principal, office } = gable;
    await install(gable);
    const lease = await principal.create('leases', { number: 'A-1', state: 'draft' });
    await principal.create('tasks', { title: 'Hand over keys', about: `leases/${lease.id}` });
    await principal.create('notes', { text: 'Keys are in the safe', about: `leases/${lease.id}` });
    await principal.create('tasks', { title: 'Buy keys' });
    const titles = async (kind: string) => (await principal.list(kind, { sort: ['title'] })).map(({ title }) => title);
    const found = async () => (await office.search.find(principal.caller(), { words: 'keys' })).flatMap(({ hits }) => hits.map(({ title }) => title)).sort();
    const seen = async () => [await titles('tasks'), await titles('notes'), await found(), (await office.records.count(principal.caller(), 'tasks', {})).count];
    const before = await seen();
    expect(before).toEqual([['Buy keys', 'Hand over keys'], ['Keys are in the safe'], ['Buy keys', 'Hand over keys', 'Keys are in the safe'], 2]);
    await principal.run('extensions.disable', { name: 'rentals' });
    expect(await seen()).toEqual([['Buy keys'], [], ['Buy keys'], 1]);
    await principal.run('extensions.enable', { name: 'rentals' });
    expect(await seen()).toEqual(before);
  });

  test('while it is off, what others added to its kind is in nobody’s way', async () => {
    await using gable = await open();
    const { principal } = gable;
    await install(gable);
    const { data: field } = await principal.run('fields.add', { records: 'leases', title: 'Keys', sketch: { kind: 'integer' } });
    const keys = structuredClone(rentals) as any;
    Object.assign(keys.manifest, { name: 'keys', contributes: { fields: [{ records: 'leases', fields: { keySafe: { kind: 'text' } } }, { records: 'contacts', fields: { keyCode: { kind: 'text' } } }], commands: [{ id: 'keys.none', records: 'leases', sets: { includes: [] } }] } });
    Object.assign(keys.messages.en, { 'leases.keySafe': 'Key safe', 'keys.none': 'Nothing included', 'contacts.keyCode': 'Code', 'leases.group.keys': 'Keys', 'contacts.group.keys': 'Keys' });
    await install(gable, keys);
    await principal.run('extensions.disable', { name: 'rentals' });
    await principal.run('extensions.disable', { name: 'keys' });
    await principal.run('extensions.enable', { name: 'keys' });
    await expect(principal.run('keys.none', { id: 'x' })).rejects.toMatchObject({ code: 'command.unknown' });
    await expect(install(gable, keys)).rejects.toMatchObject({ values: { problems: expect.stringContaining('package.json: contributes.fields.0.records: expected a kind of records') } });
    keys.manifest.contributes.fields.shift();
    keys.manifest.contributes.commands.shift();
    await install(gable, keys);
    expect(await principal.create('contacts', { lastName: 'Cohen', keyCode: '7' })).toMatchObject({ keyCode: '7' });
    await principal.run('extensions.enable', { name: 'rentals' });
    expect(await principal.create('leases', { number: 'A-1', state: 'draft', [field.name]: 3 })).toMatchObject({ keys: 3 });
  });

  test('what is wrong with it is said with its place, and nothing has changed', async () => {
    await using gable = await open();
    const refused = async (change: (manifest: any, contents: any) => void): Promise<string> => {
      const contents = structuredClone(rentals);
      change(contents.manifest, contents);
      const refusal = await install(gable, contents).then(() => null, (failure: unknown) => failure as { code: string; values: { problems?: string } });
      expect(gable.office.agencies.get(gable.agency).additions.installed).toEqual([]);
      return `${refusal?.code}: ${refusal?.values.problems ?? ''}`;
    };
    expect(await refused((manifest) => { manifest.contributes.records[0].fields.rent.kind = 'cash'; })).toContain('package.json: contributes.records.0.fields.rent.kind: expected');
    expect(await refused((manifest) => { manifest.contributes.surprise = []; })).toContain('contributes.surprise');
    expect(await refused((manifest) => { manifest.contributes.records[0].columns = ['price']; })).toBe('extension.invalid: package.json: contributes.records.0.columns.0: expected one of its fields');
    expect(await refused((manifest) => { manifest.contributes.records[0].boardBy = 'rent'; })).toContain('boardBy: expected a field of the kind choice');
    expect(await refused((manifest) => { manifest.contributes.commands[0].sets.state = 'sold'; })).toContain('contributes.commands.0.sets.state: expected a value that the field takes');
    expect(await refused((manifest) => { manifest.contributes.commands[0].needs = 'state:(draft'; })).toContain('contributes.commands.0.needs: expected a filter');
    expect(await refused((manifest) => { manifest.contributes.records[0].kind = 'contacts'; })).toContain('extension.kindTaken');
    expect(await refused((manifest) => { manifest.contributes.fields[0].fields.city = { kind: 'text' }; })).toContain('extension.fieldTaken');
    expect(await refused((manifest) => { manifest.engines.gable = '>=9'; })).toContain('extension.otherGable');
    expect(await refused((_manifest, { messages }) => { messages.he['leases.one'] = '{$x'; })).toBe('extension.invalid: messages/he.json: leases.one: expected a message in MessageFormat 2');
    expect(await refused((_manifest, { messages }) => { messages.en['leases.one'] = 3; })).toContain('messages: en.leases.one: expected string, not 3');
    expect(await refused((_manifest, { messages }) => { delete messages.en['leases.rent']; })).toBe('extension.invalid: messages/en.json: leases.rent: expected a message');
    expect(await refused((_manifest, contents) => { contents.importers = [{ id: 'x' }]; })).toContain('importers/leases.json: records: expected');
    expect(await refused((manifest) => { manifest.name = 'deals'; })).toContain('extension.builtIn');
  });
});
