import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveTestOffice, type Ask, type ServedOffice } from './testing/servedOffice.ts';

let gable: ServedOffice;
let ask: Ask;
beforeAll(async () => {
  gable = await serveTestOffice({ patience: { headers: 400, body: 400 } });
  ask = gable.asPrincipal;
});
afterAll(() => gable[Symbol.asyncDispose]());

/** Sends bytes as they are, and hears until the server closes or is silent. */
function sendRaw(text: string, silence = 1_500): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(gable.url).port), '127.0.0.1');
    let heard = '';
    const end = (): void => {
      socket.destroy();
      resolve(heard);
    };
    socket.setTimeout(silence, end);
    socket.on('data', (chunk) => (heard += String(chunk))).on('close', end).on('error', end);
    socket.write(text);
  });
}
const raw = (path: string, headers = ''): Promise<string> => sendRaw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`);
const count = async (): Promise<number> => (await ask('GET', 'contacts/count')).body.count;

describe('a body', () => {
  const cases: [what: string, raw: string, refused: readonly [status: number, code: string]][] = [
    ['that is no JSON', '{"firstName":', [400, 'request.malformed']],
    ['that is a list', '[1]', [400, 'request.malformed']],
    ['that is null', 'null', [400, 'request.malformed']],
    ['nested too deep', `{"a":${'['.repeat(32)}${']'.repeat(32)}}`, [400, 'request.tooDeep']],
    ['nested without end', `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, [400, 'request.tooDeep']],
    ['with too many names', `{${Array.from({ length: 1_001 }, (_, index) => `"a${index}":1`).join()}}`, [400, 'request.tooManyKeys']],
    ['with __proto__', '{"__proto__":{"role":"principal"}}', [400, 'request.forbiddenKey']],
    ['with constructor deep inside', '{"address":{"constructor":{"prototype":{"x":1}}}}', [400, 'request.forbiddenKey']],
    ['that is too large', `{"firstName":"${'a'.repeat(600_000)}"}`, [413, 'request.tooLarge']],
  ];
  test.each(cases)('%s is refused, and nothing is written', async (_what, raw, [status, code]) => {
    const before = await count();
    const answer = await ask('POST', 'contacts', { raw, headers: { 'content-type': 'application/json' } });
    expect(answer).toMatchObject({ status, body: { status, code, detail: expect.any(String), requestId: expect.any(String) } });
    expect(answer.body.detail).not.toBe(code);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('x-request-id')).toBe(answer.body.requestId);
    expect(JSON.stringify(answer.body)).not.toMatch(/\bat \w+ \(|node:internal|\.ts:\d/);
    expect(await count()).toBe(before);
  });

  test('with an extension in four languages may be larger than others', async () => {
    const messages = (many: number) => Object.fromEntries(['en', 'he', 'el', 'fa'].map((locale) => [locale, Object.fromEntries(Array.from({ length: many }, (_, index) => [`visits.note${index}`, 'A word about it']))]));
    const install = (many: number) => ask('POST', 'commands/extensions.install', { body: { manifest: { name: 'visits', version: '1.0.0', engines: { gable: '>=0.1' } }, messages: messages(many) } });
    expect(await install(2_000)).toMatchObject({ status: 200, body: { data: { inEnglish: [] } } });
    expect(await install(5_000)).toMatchObject({ status: 400, body: { code: 'request.tooManyKeys' } });
    expect(await ask('POST', 'commands/extensions.remove', { body: { name: 'visits', data: 'keep', messages: messages(300) } })).toMatchObject({ status: 400, body: { code: 'request.tooManyKeys' } });
  });

  test('that is no UTF-8 is refused', async () => {
    const raw = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    expect(await ask('POST', 'contacts', { raw, headers: { 'content-type': 'application/json' } })).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
  });

  test('of another type is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16']) {
      expect(await ask('POST', 'contacts', { raw: '{}', headers: { 'content-type': type } }), type).toMatchObject({ status: 415, body: { code: 'request.wrongType' } });
    }
  });

  test('that keeps its reader waiting is cut off', async () => {
    const token = await gable.tokenOf(gable.agency, gable.principal.id);
    const heard = await sendRaw(`POST /api/v1/contacts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":`);
    expect(heard).toMatch(/^HTTP\/1.1 408/);
    expect(heard).toContain('request.tooSlow');
  });
});

test('headers that keep their reader waiting are cut off', async () => {
  expect(await sendRaw('GET /api/v1/workbench HTTP/1.1\r\nHost: x\r\nX-Slow: ')).toMatch(/^HTTP\/1.1 408/);
});

test('paths that climb, hide or break off lead nowhere', async () => {
  for (const path of ['/api/v1/../../etc/passwd', '/api/v1/contacts/..', '/api/v1/contacts/%2e%2e', '/api/v1/contacts/%00', '/api/v1//contacts', '/api/v1/contacts/', '/api/v1/contacts/a%2fb', '/api/v2/contacts',
    '/..%2f..%2fetc/passwd', '/%2e%2e/package.json', '/a%00', '/../package.json', '/.', '/a\\..\\b']) {
    expect(await raw(path), path).toMatch(/^HTTP\/1.1 404/);
  }
});

test('what an address can’t do is said with what it can', async () => {
  const answer = await ask('PUT', 'contacts', { body: {} });
  expect(answer).toMatchObject({ status: 405, body: { code: 'request.methodNotAllowed' } });
  expect(answer.headers.get('allow')).toBe('DELETE, GET, HEAD, PATCH, POST');
  expect(await raw('/healthz', '')).toMatch(/^HTTP\/1.1 200/);
  expect((await fetch(`${gable.url}/deals`, { method: 'PUT' })).status).toBe(405);
});

test('names of JavaScript’s own are no kinds, commands or fields', async () => {
  for (const path of ['__proto__', 'constructor', 'toString', 'contacts/__proto__', 'jobs/constructor', 'files/toString']) expect(await ask('GET', path), path).toMatchObject({ status: 404 });
  expect(await ask('POST', 'commands/constructor', { body: {} })).toMatchObject({ status: 404 });
  for (const query of ['filter=constructor:1', 'sort=__proto__', 'fields=toString', 'include=constructor', '__proto__=1']) expect(await ask('GET', `contacts?${query}`), query).toMatchObject({ status: 400 });
});

describe('who asks', () => {
  test('must be known', async () => {
    expect(await gable.anyone('GET', 'contacts')).toMatchObject({ status: 401, body: { code: 'signIn.needed' } });
    for (const authorization of ['Bearer nonsense', `Bearer gable_${'A'.repeat(43)}`, 'Basic YTpi', '']) {
      expect(await gable.anyone('GET', 'contacts', { headers: { authorization } }), authorization).toMatchObject({ status: 401 });
    }
  });

  test('is out with the next request once they are suspended', async () => {
    const agent = await gable.hire('agent');
    await gable.office.commands.run(gable.office.agencies.office(gable.agency), 'members.suspend', { id: agent.id });
    expect(await agent.ask('GET', 'contacts')).toMatchObject({ status: 401 });
  });

  test('from another site can’t use a member’s cookie, whatever the content type', async () => {
    const { ask: here, cookie } = await gable.browser();
    expect(await here('GET', 'contacts')).toMatchObject({ status: 200 });
    expect(await here('POST', 'contacts', { body: { firstName: 'Here' } })).toMatchObject({ status: 201 });
    const before = await count();
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}, { origin: `${gable.url}.evil.example` }, { origin: gable.url, 'sec-fetch-site': 'cross-site' }] as Record<string, string>[]) {
      for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
        const answer = await gable.anyone('POST', 'contacts', { raw: '{"firstName":"There"}', headers: { cookie, 'content-type': type, ...headers } });
        expect(answer, JSON.stringify(headers)).toMatchObject({ status: 403, body: { code: 'request.crossOrigin' } });
      }
    }
    expect(await count()).toBe(before);
    expect((await fetch(`${gable.url}/sign-in`, { method: 'POST', headers: { cookie, origin: 'https://evil.example' } })).status).toBe(403);
    expect(await gable.anyone('POST', 'session', { body: { email: 'a@b.test', password: 'x' }, headers: { origin: 'https://evil.example' } })).toMatchObject({ status: 403 });
    expect(await here('GET', 'contacts', { headers: { origin: gable.url.replace('127.0.0.1', 'localhost') } })).toMatchObject({ status: 200 });
  });

  test('signs out for good', async () => {
    const { ask: here } = await gable.browser();
    const answer = await here('DELETE', 'session');
    expect(answer).toMatchObject({ status: 204 });
    expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=0|Expires/);
    expect(await here('GET', 'contacts')).toMatchObject({ status: 401 });
  });

  test('signs out everywhere', async () => {
    const { ask: here } = await gable.browser();
    expect(await here('DELETE', 'sessions')).toMatchObject({ status: 204 });
    expect(await here('GET', 'contacts')).toMatchObject({ status: 401 });
  });

  test('is told off in their own language', async () => {
    const answer = await gable.anyone('GET', 'contacts', { headers: { 'accept-language': 'fr, el;q=0.8, en;q=0.1' } });
    expect(answer.headers.get('content-language')).toBe('el');
    expect(answer.body.detail).toBe('Συνδεθείτε πρώτα.');
  });

  test('guesses passwords five times', async () => {
    const guess = (): ReturnType<Ask> => gable.anyone('POST', 'session', { body: { email: 'guess@harbour.test', password: 'not this one at all' } });
    for (let time = 0; time < 5; time += 1) expect(await guess()).toMatchObject({ status: 401, body: { code: 'wrongPassword' } });
    const sixth = await guess();
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(60);
  });
});

test('every answer tells a browser to keep, guess and frame nothing', async () => {
  for (const answer of [await ask('GET', 'contacts'), await gable.anyone('GET', 'contacts'), await ask('GET', 'nonsense/x/y/z')]) {
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  }
});
