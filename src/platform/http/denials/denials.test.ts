import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Rights } from '@gable/api';
import type { TestOffice } from '@gable/api/testing';
import { foundAgency } from '../../foundAgency.ts';
import { builtInRoles } from '../../permissions/builtInRoles.ts';
import { everyOffice } from '../../testing/everyOffice.ts';
import { HttpApi } from '../httpApi.ts';
import { InProcessAsked } from '../inProcess.ts';
import { everyRequest, type Request } from './everyRequest.ts';
import { furnishAgency } from './furnishAgency.ts';
import type { Fixtures } from './samples.ts';
import { differences, wholeDatabase } from './wholeDatabase.ts';

const nothing = { read: 'own', create: 'own', change: 'own', archive: 'none', export: 'none', outline: false, fields: {} } as const;
const outsideRights: Rights = { others: nothing, kinds: { members: { read: 'none', create: 'none', change: 'none' }, teams: { read: 'none', create: 'none', change: 'none' } }, abilities: [], isOutside: true };

/** In the order in which they can do more, so that what one has been allowed takes nothing from the next. */
const who = ['nobody', 'outside', 'agent', 'assistant', 'manager', 'principal'] as const;
type Who = (typeof who)[number];

describe.each(everyOffice)('every route for every role on $engine', ({ open }) => {
  let gable: TestOffice;
  let api: HttpApi;
  let outside: string;
  let foreign: { agency: number; fixtures: Fixtures };
  beforeAll(async () => {
    gable = await open();
    api = new HttpApi(gable.office, { requestsPerMinute: 1e9 });
    outside = (await gable.principal.run<{ id: string }>('roles.create', { title: 'Call desk', rights: outsideRights })).data.id;
    const other = await foundAgency(gable.office, {
      name: 'Other Homes', country: 'GR', currency: 'EUR', timeZone: 'Europe/Athens', locale: 'el', principal: { email: 'olga@other.test', title: 'Olga Other', password: null },
    });
    foreign = { agency: other.agency, fixtures: await furnish(other.agency, other.member) };
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const cases = who.flatMap((one) => (['own', 'foreign'] as const).map((whose) => ({ one, whose })));
  test.each(cases)('what is denied to $one about the $whose agency leaves the database as it was', async ({ one, whose }) => {
    const { office, agency } = gable;
    const own = await furnish(agency, gable.principal.id);
    const authorization = await bearerOf(one);
    const about = whose === 'own' ? own : foreign.fixtures;
    const hash = () => wholeDatabase(office.engine, [agency, foreign.agency]);
    const written: string[] = [];
    const odd: string[] = [];
    let denied = 0;
    let before = await hash();
    for (const request of everyRequest(office, office.agencies.get(agency), about)) {
      const { status, answer } = await ask(request, authorization);
      const after = await hash();
      const changed = differences(before, after);
      const said = `${request.method} ${request.path} ${JSON.stringify(request.body ?? null).slice(0, 200)} ${status}`;
      if (status >= 400) denied += 1;
      if (status >= 400 && changed.length) written.push(`${said}: ${changed.join(', ')}`);
      // Whatever is answered, nothing of another agency is touched.
      if (whose === 'foreign' && changed.some((name) => name.startsWith(`${foreign.agency} `))) written.push(`${said}: ${changed.join(', ')}`);
      const wrong = oddAnswer(one, request, { status, answer, whose });
      if (wrong) odd.push(`${said}: ${wrong}`);
      before = after;
    }
    expect(written).toEqual([]);
    expect(odd).toEqual([]);
    expect(denied).toBeGreaterThan(100);
    if (authorization) expect(await ask({ method: 'GET', path: 'workbench' }, authorization)).toMatchObject({ status: 200 });
  }, 300_000);

  /** What must be denied, by what the routes and commands say of themselves. */
  function oddAnswer(one: Who, { route, command }: Request, { status, answer, whose }: { status: number; answer: string; whose: 'own' | 'foreign' }): string | null {
    if (status >= 500) return 'is no answer';
    if (one === 'nobody') return route.for === 'member' && status !== 401 ? 'is for members' : null;
    // What a rule leaves out of what was sent is not there.
    if (whose === 'foreign' && status < 400 && Object.values(foreign.fixtures.ids).some((id) => answer.includes(id))) return 'has what is another agency’s';
    if (whose === 'foreign' && status < 400 && /:id/.test(route.path)) return 'is about another agency’s';
    const { office, agency } = gable;
    const definition = command === undefined ? undefined : office.commands.find(command, office.agencies.get(agency));
    const isPermitted = !definition || office.commands.permits(office.agencies.caller(agency, callers.get(one)!), definition);
    return !isPermitted && status !== 403 ? 'is for those who are able' : null;
  }

  const callers = new Map<Who, string>();

  async function bearerOf(one: Who): Promise<string | undefined> {
    if (one === 'nobody') return undefined;
    if (!callers.has(one)) callers.set(one, one === 'principal' ? gable.principal.id : (await gable.hire(one === 'outside' ? outside : one)).id);
    return `Bearer ${await gable.office.auth.tokens.create({ agency: gable.agency, member: callers.get(one)!, name: 'denials' })}`;
  }

  async function ask({ method, path, body }: Pick<Request, 'method' | 'path' | 'body'>, authorization: string | undefined): Promise<{ status: number; answer: string }> {
    const { status, body: answered } = await api.reply(new InProcessAsked(new globalThis.Request(`http://gable.test/api/v1/${path}`, {
      method, headers: { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json', ...(authorization && { authorization }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }), { address: '127.0.0.1' }));
    if (answered instanceof Readable) answered.destroy();
    return { status, answer: typeof answered === 'string' ? answered : '' };
  }

  const furnish = (agency: number, member: string): Promise<Fixtures> => furnishAgency(gable.office, gable.office.agencies.caller(agency, member));
});

test('the roles that every agency begins with are all asked', () => {
  expect(who).toEqual(expect.arrayContaining(Object.keys(builtInRoles)));
});
