import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { events } from './events.ts';
import { serveTestOffice, type Ask, type Asking, type Reply, type ServedOffice } from './testing/servedOffice.ts';

interface Described { path: string; method: string; operation: any }

let gable: ServedOffice;
let ask: Ask;
let document: any;
let operations: Described[];
let ajv: Ajv2020;

beforeAll(async () => {
  gable = await serveTestOffice();
  ask = gable.asPrincipal;
  document = (await gable.anyone('GET', 'openapi.json')).body;
  operations = Object.entries(document.paths as Record<string, Record<string, any>>)
    .flatMap(([path, byMethod]) => Object.entries(byMethod).map(([method, operation]) => ({ path, method, operation })));
  ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'openapi.json');
});
afterAll(() => gable[Symbol.asyncDispose]());

/** What is wrong with a value by the schema at a place of the document. */
function faults(place: readonly string[], value: unknown): unknown {
  const pointer = place.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  const validate = ajv.compile({ $ref: `openapi.json#/${encodeURI(pointer)}` });
  return validate(value) ? [] : validate.errors;
}

/** Asks, and checks what was sent and what came by the description. */
async function exchange({ path, method }: Described, address: string, { by = ask, ...asking }: Asking & { by?: Ask } = {}): Promise<Reply> {
  const answer = await by(method.toUpperCase(), address.slice(1), asking);
  const { responses } = document.paths[path][method];
  const response = responses[answer.status] ? String(answer.status) : 'default';
  const type = answer.headers.get('content-type')?.split(';')[0];
  if (answer.status === 204 || answer.status === 304) expect(responses[response].content).toBeUndefined();
  else if (type?.includes('json')) {
    expect(Object.keys(responses[response].content), `${method} ${address}`).toContain(type);
    expect(faults(['paths', path, method, 'responses', response, 'content', type, 'schema'], answer.body), `${method} ${address} ${JSON.stringify(answer.body).slice(0, 600)}`).toEqual([]);
  }
  return answer;
}

const find = (method: string, path: string): Described => operations.find((one) => one.method === method && one.path === path)!;

const samples: Record<string, Record<string, unknown>> = {
  contacts: {
    contactKind: 'person', firstName: 'Ann', lastName: 'Archer', phones: [{ label: 'mobile', typed: '206 555 0100' }], emails: [{ address: 'ann@archer.example' }], roles: ['buyer'],
    addresses: [{ label: 'home', city: 'Seattle', country: 'US' }, { label: 'work', street: '1 Pike Pl' }], preferredChannel: 'phone', birthday: '1980-02-29', website: 'https://archer.example/', doNotContact: false, lastContactAt: '2026-01-02T03:04:05.000Z',
  },
  properties: {
    unparsedAddress: '1 Pier', standardStatus: 'Active', propertyType: 'Residential', listPrice: { amount: 90_000_000, currency: 'USD' }, location: { latitude: 47.6, longitude: -122.3 },
    bedroomsTotal: 4, bathroomsTotal: 2.5, livingArea: 180.5, waterfrontYN: true, features: ['Pool', 'Garden'], closeDate: '2026-03-01',
  },
  deals: { title: 'A house for Ann', side: 'buyer', probability: 30, value: { amount: 1_00, currency: 'USD' }, commissionPercent: 2.5 },
  teams: { title: 'North' },
};

test('it is OpenAPI 3.1, with every schema that it refers to and no name twice', () => {
  expect(document.openapi).toBe('3.1.0');
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
  expect(refs.filter((name) => !Object.hasOwn(document.components.schemas, name))).toEqual([]);
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(operation.parameters?.filter((one: { in: string }) => one.in === 'path').map(({ name }: { name: string }) => name) ?? []).toEqual(inPath);
  }
});

test('it is made once, and anew when a command comes or goes', async () => {
  const described = vi.spyOn(events, 'operation');
  const paths = async (): Promise<string[]> => Object.keys((await gable.anyone('GET', 'openapi.json')).body.paths);
  expect(await paths()).toEqual(Object.keys(document.paths));
  expect(described).not.toHaveBeenCalled();
  const added = gable.office.commands.add({ id: 'tests.greet', input: {}, permission: 'everyone', run: async () => {} });
  expect(await paths()).toContain('/commands/tests.greet');
  added.dispose();
  expect(await paths()).toEqual(Object.keys(document.paths));
  described.mockRestore();
});

test('names of fields stay, and what the agency calls and demands stands beside them', async () => {
  await ask('POST', 'commands/fields.arrange', { body: { records: 'contacts', revision: 0, labels: { source: { en: 'Found us by' } }, demanded: ['source'] } });
  const ofOurs = (await ask('GET', 'openapi.json')).body as any;
  expect(ofOurs.components.schemas['contacts.create'].properties.source).toMatchObject({ title: 'Found us by', description: expect.stringContaining('demands') });
  await ask('POST', 'commands/fields.arrange', { body: { records: 'contacts', revision: 1 } });
  expect(((await ask('GET', 'openapi.json')).body as any).components.schemas['contacts.create'].properties.source).not.toHaveProperty('description');
});

test('every operation in it is answered, as it says', async () => {
  // Streams that don't end, and what would sign the asker out.
  const apart = new Set(['get /events', 'delete /session', 'delete /sessions']);
  for (const described of operations.filter(({ path, method }) => !apart.has(`${method} ${path}`))) {
    const address = described.path.replace(/\{\w+\}/g, '01m80v66d2e1ea85x8sac25tdm');
    const takesJson = described.operation.requestBody?.content['application/json'];
    const answer = await exchange(described, address, takesJson ? { body: {} } : described.operation.requestBody ? { raw: 'x', headers: { 'content-type': 'text/plain' } } : {});
    const what = `${described.method} ${address} ${answer.status} ${answer.body.code ?? ''}`;
    expect(answer.status, what).toBeLessThan(500);
    expect(['request.notFound', 'request.methodNotAllowed', 'command.unknown', 'record.unknownKind'], what).not.toContain(answer.body.code);
  }
});

describe('the life of a record is as it says', () => {
  test.each(Object.keys(samples))('%s', async (kind) => {
    const values = samples[kind]!;
    expect(faults(['components', 'schemas', `${kind}.create`], values)).toEqual([]);
    expect(faults(['components', 'schemas', `${kind}.create`], { ...values, nonsense: 1 })).not.toEqual([]);
    const made = await exchange(find('post', `/${kind}`), `/${kind}`, { body: values });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    const one = `/${kind}/${id}`;
    for (const [method, path, address, asking] of [
      ['get', `/${kind}`, `/${kind}?limit=5`], ['get', `/${kind}/count`, `/${kind}/count`], ['get', `/${kind}/aggregate`, `/${kind}/aggregate?by=holder`],
      ['get', `/${kind}/{id}`, `${one}?include=holder`], ['patch', `/${kind}/{id}`, one, { body: Object.fromEntries(Object.entries(values).slice(0, 1)) }],
      ['get', `/${kind}/{id}/timeline`, `${one}/timeline`], ['get', `/${kind}/{id}/access`, `${one}/access`], ['delete', `/${kind}/{id}`, one],
      ['post', `/commands/${kind}.restore`, `/commands/${kind}.restore`, { body: { id } }],
    ] as const) expect(await exchange(find(method, path), address, asking), `${method} ${address}`).toMatchObject({ status: 200 });
  });

  test('notes and tasks', async () => {
    const { id } = (await ask('POST', 'contacts', { body: samples.contacts })).body.data;
    const about = `contacts/${id}`;
    for (const [kind, values] of [['notes', { text: 'Likes water.', about }], ['tasks', { title: 'Call Ann', about, dueAt: '2026-12-01T09:00:00.000Z', priority: 'high' }]] as const) {
      expect(await exchange(find('post', `/${kind}`), `/${kind}`, { body: values })).toMatchObject({ status: 201 });
      expect(faults(['components', 'schemas', `${kind}.create`], values)).toEqual([]);
      expect(await exchange(find('get', `/${kind}`), `/${kind}`)).toMatchObject({ status: 200 });
    }
    expect(await exchange(find('get', '/contacts/{id}/timeline'), `/contacts/${id}/timeline`)).toMatchObject({ status: 200 });
  });
});

test('what a browser starts with is as it says, in every language', async () => {
  for (const locale of ['en', 'he', 'el', 'fa']) {
    await ask('POST', 'commands/members.changePreferences', { body: { locale, preferences: { theme: 'dark' } } });
    const answer = await exchange(find('get', '/workbench'), '/workbench');
    expect(answer).toMatchObject({ status: 200, body: { locale, direction: locale === 'he' || locale === 'fa' ? 'rtl' : 'ltr', member: { preferences: { theme: 'dark' } } } });
  }
});

test('what agents see is as it says, where fields are hidden', async () => {
  const agent = await gable.hire('agent');
  await ask('POST', 'contacts', { body: samples.contacts });
  await ask('POST', 'properties', { body: samples.properties });
  for (const kind of ['contacts', 'properties', 'members']) {
    const { body } = await exchange(find('get', `/${kind}`), `/${kind}`, { by: agent.ask });
    expect(body.data.length).toBeGreaterThan(0);
  }
});
