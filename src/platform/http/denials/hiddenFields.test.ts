import { Readable } from 'node:stream';
import { text as textIn } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChangeEvent, KindRights, Rights } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import type { RecordDefinition } from '@gable/db/record.ts';
import { builtInRoles } from '../../permissions/builtInRoles.ts';
import { titleParts } from '../../permissions/titleParts.ts';
import { everyOffice } from '../../testing/everyOffice.ts';
import { HttpApi } from '../httpApi.ts';
import { InProcessAsked } from '../inProcess.ts';
import { everyRequest } from './everyRequest.ts';
import { furnishAgency } from './furnishAgency.ts';
import type { Fixtures } from './samples.ts';

const [marker, amount] = ['zqxmarker', 918_273_645];
const planted: Record<string, unknown> = {
  text: marker, longText: `Quietly ${marker}`, emails: [`${marker}@hidden.test`], url: `https://${marker}.test`, phones: ['206-555-0187'], tags: [marker], money: { amount, currency: 'USD' },
};
const tells = (answer: string): boolean => [marker, String(amount), '2065550187', '206-555-0187'].some((told) => answer.toLowerCase().includes(told));

/** Fields that are hidden from a role in this test: all of a kind that can be, and those into which their values are copied. */
const hiddenIn = (definition: RecordDefinition): string[] => Object.entries(definition.fields)
  .filter(([name, { kind, options }]) => kind.name in planted && !options.internal && !options.required && !titleParts(definition).includes(name) && !(options.maxLength! < 10) && !structural.includes(name))
  .map(([name]) => name);

/** By these the platform itself finds its way. */
const structural = ['about', 'records', 'sort', 'groupBy', 'boardBy', 'dateBy', 'filter', 'words', 'listingId'];

describe.each(everyOffice)('what a role does not know of, on $engine', ({ open }) => {
  let gable: TestOffice;
  let api: HttpApi;
  let fixtures: Fixtures;
  let partner: TestMember;
  let authorization: string;
  const heard: ChangeEvent[] = [];

  beforeAll(async () => {
    gable = await open();
    api = new HttpApi(gable.office, { requestsPerMinute: 1e9 });
    const kinds = gable.office.agencies.get(gable.agency).kinds.all();
    const wide: Partial<KindRights> = { read: 'agency', change: 'agency', archive: 'agency', export: 'agency' };
    const rights: Rights = {
      ...builtInRoles.agent!, abilities: ['imports'],
      kinds: Object.fromEntries(kinds.map((definition) => [definition.kind, { ...wide, fields: Object.fromEntries(hiddenIn(definition).map((name) => [name, 'hidden' as const])) }])),
    };
    const { data: { id } } = await gable.principal.run<{ id: string }>('roles.create', { title: 'Partner agency', rights });
    partner = await gable.hire(id);
    authorization = `Bearer ${await gable.office.auth.tokens.create({ agency: gable.agency, member: partner.id, name: 'hidden' })}`;
    gable.office.changes.subscribe(partner.caller, (event) => heard.push(event));
    const values = (definition: RecordDefinition) => Object.fromEntries(hiddenIn(definition).filter((name) => !definition.fields[name]!.options.readOnly).map((name) => [name, planted[definition.fields[name]!.kind.name]]));
    fixtures = await furnishAgency(gable.office, gable.principal.caller(), values);
    // What was there before is in the history, and somebody may be called by their number alone.
    for (const definition of kinds.filter(({ kind }) => kind !== 'members' && kind !== 'views')) {
      const [name] = hiddenIn(definition);
      if (name) await gable.principal.run(`${definition.kind}.change`, { id: fixtures.ids[definition.kind], [name]: null });
      if (name) await gable.principal.run(`${definition.kind}.change`, { id: fixtures.ids[definition.kind], [name]: values(definition)[name] });
    }
    await gable.principal.create('contacts', { phones: planted.phones, emails: planted.emails });
    await gable.principal.create('contacts', { emails: planted.emails });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
    const { status, body: answered } = await api.reply(new InProcessAsked(new Request(`http://gable.test/api/v1/${path}`, {
      method, headers: { 'content-type': 'application/json', authorization }, ...(body !== undefined && { body: JSON.stringify(body) }),
    }), { address: '127.0.0.1' }));
    if (!(answered instanceof Readable)) return { status, text: String(answered ?? '') };
    if (path.startsWith('events')) {
      answered.destroy();
      return { status, text: '' };
    }
    return { status, text: await textIn(answered) };
  }

  test('is in no answer of any route, however it is asked', async () => {
    const kinds = gable.office.agencies.get(gable.agency).kinds;
    const telling: string[] = [];
    for (const { method, path, route, body } of everyRequest(gable.office, gable.office.agencies.get(gable.agency), fixtures).filter(isReading)) {
      const kind = path.split('/')[0]!;
      for (const query of queriesFor(route.query ?? [], kinds.find(kind))) {
        const { status, text } = await ask(method, `${path}${query}`, body);
        if (status >= 500 || tells(query.includes(marker) ? text.replaceAll(query.slice(1), '') : text)) telling.push(`${method} ${path}${query} ${status}: ${text.slice(0, 300)}`);
      }
    }
    expect(telling).toEqual([]);
  }, 120_000);

  test('is not told by what is found, counted, sorted or summed up', async () => {
    for (const definition of gable.office.agencies.get(gable.agency).kinds.all()) {
      const { kind } = definition;
      const found = async (query: string): Promise<unknown> => JSON.parse((await ask('GET', `${kind}?${query}`)).text).data?.length;
      for (const words of [marker, 'quietly', '0187', '2065550187', `${marker}@hidden.test`]) {
        expect([kind, words, await found(`q=${encodeURIComponent(words)}`)]).toEqual([kind, words, 0]);
        expect(JSON.parse((await ask('GET', `${kind}/count?q=${encodeURIComponent(words)}`)).text)).toMatchObject({ count: 0 });
      }
      for (const name of hiddenIn(definition)) {
        const refused = await Promise.all([`?filter=has:${name}`, `?sort=${name}`, `?fields=${name}`, `/aggregate?by=${name}`, `/aggregate?by=holder&sum=${name}`, `/count?filter=${name}:${marker}`, `/tags?field=${name}`, `/export?fields=${name}`].map((query) => ask('GET', `${kind}${query}`)));
        expect([kind, name, refused.map(({ status }) => status)]).toEqual([kind, name, refused.map(() => 400)]);
      }
    }
    expect((await gable.principal.list('contacts', { words: marker })).length).toBeGreaterThan(0);
  }, 60_000);

  test('is not told by what somebody was called before they had a name', async () => {
    const { id, createdAt } = await gable.principal.create('contacts', { phones: planted.phones });
    await gable.principal.run('contacts.change', { id, firstName: 'Named' });
    for (const path of [`contacts/${id}?asOf=${createdAt as string}`, `contacts/${id}/timeline`, `contacts/${id}?include=timeline`]) {
      const { status, text } = await ask('GET', path);
      expect([path, status, tells(text)]).toEqual([path, 200, false]);
    }
  });

  test('is not named by live events, nor told by what a command answers', async () => {
    const { id } = await partner.create('contacts', { firstName: 'Ann' });
    await gable.principal.run('contacts.change', { id, firstName: 'Anne', phones: planted.phones, emails: planted.emails });
    const { data } = await partner.run('contacts.change', { id, firstName: 'Anna' });
    expect(tells(JSON.stringify(data))).toBe(false);
    expect(data).not.toHaveProperty('phones');
    await expect(partner.run('contacts.change', { id, phones: [] })).rejects.toMatchObject({ code: 'unknown_field', status: 400 });
    const hidden = hiddenIn(gable.office.agencies.get(gable.agency).kinds.get('contacts'));
    await expect.poll(() => heard.filter((event) => event.id === id).length).toBeGreaterThan(1);
    expect(heard.filter(({ kind }) => kind === 'contacts').flatMap(({ fields }) => fields).filter((name) => hidden.includes(name))).toEqual([]);
  });

  test('what may only be read is described so, and refused by its name', async () => {
    await gable.permit('agent', 'contacts', { fields: { jobTitle: 'readOnly' } });
    const agent = await gable.hire('agent');
    const { id } = await agent.create('contacts', { firstName: 'Ben' });
    await expect(agent.run('contacts.change', { id, jobTitle: 'Captain' })).rejects.toMatchObject({ code: 'record.fieldsReadOnly', status: 403, fields: { jobTitle: 'field.readOnly' } });
    await expect(agent.create('contacts', { firstName: 'Bo', jobTitle: 'Captain' })).rejects.toMatchObject({ code: 'record.fieldsReadOnly' });
    expect(await gable.office.records.access(agent.caller(), 'contacts', id)).toMatchObject({ fields: { readOnly: expect.arrayContaining(['jobTitle']) } });
    expect((await agent.get('contacts', id)).revision).toBe(1);
  });
});

/** GET, and what reads though it is posted. */
const isReading = ({ method, path }: { method: string; path: string }): boolean => method === 'GET' || path.startsWith('reports/') || /findSame|sameAs/.test(path);

/** A route's own questions, each asked of what is hidden. */
function queriesFor(known: readonly string[], definition: RecordDefinition | undefined): string[] {
  const references = Object.entries(definition?.fields ?? {}).filter(([, { options }]) => options.target).map(([name]) => name);
  const wide: Record<string, string> = { relations: 'yes', include: ['holder', ...references, 'timeline'].join(','), archived: 'any', limit: '200', by: 'holder' };
  const formats = known.includes('format') ? ['csv', 'jsonl', 'json'] : [undefined];
  const all = Object.entries(wide).filter(([name]) => known.includes(name)).map(([name, value]) => `${name}=${value}`);
  return ['', ...formats.map((format) => `?${[...all, ...(format ? [`format=${format}`] : [])].join('&')}`), ...(known.includes('q') ? [`?q=${marker}`] : []), ...(known.includes('sort') ? ['?sort=title'] : []), ...(known.includes('begins') ? ['?field=tags'] : [])];
}
