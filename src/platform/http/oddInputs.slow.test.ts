import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveTestOffice, type Ask, type ServedOffice } from './testing/servedOffice.ts';

let gable: ServedOffice;
let ask: Ask;
beforeAll(async () => {
  process.env.GABLE_API_PER_MINUTE = '1000000';
  gable = await serveTestOffice();
  ask = gable.asPrincipal;
});
afterAll(async () => {
  delete process.env.GABLE_API_PER_MINUTE;
  await gable[Symbol.asyncDispose]();
});

const odd: unknown[] = [
  null, true, '', ' ', 'x', '\0', '\ud800', 'a'.repeat(100_000), '=cmd|calc', '<script>alert(1)</script>', -1, 0.1, 1e308, 2 ** 53, [], [null], [[]], [{}], ['x'], {}, { id: {} }, { a: null }, { amount: '1' },
  { coordinates: [[]] }, '01m80v66d2e1ea85x8sac25tdm', ['01m80v66d2e1ea85x8sac25tdm'], [{ id: '01m80v66d2e1ea85x8sac25tdm', role: 7 }], '2026-02-31', '99999-01-01T00:00:00Z',
];
/** Sends one odd value after the other, and tells which of them broke something. */
async function breaks(command: string, fields: readonly string[]): Promise<string[]> {
  const broken: string[] = [];
  for (const field of fields) {
    for (const value of odd) {
      const { status, body } = await ask('POST', `commands/${command}`, { body: { [field]: value } });
      if (status >= 500) broken.push(`${command} ${field}=${JSON.stringify(value).slice(0, 60)} ${body.requestId}`);
    }
  }
  return broken;
}

test('no odd value in any field of any command breaks the server', async () => {
  const document = (await ask('GET', 'openapi.json')).body;
  const broken: string[] = [];
  // Those of pieces are the office's own; suspending and demoting oneself would end the test.
  for (const { id } of gable.office.commands.all().filter(({ id: one }) => !/Piece$|^members\.(suspend|change)$|^events\./.test(one))) {
    const schemas = document.components.schemas;
    const input = schemas[`${id}.input`];
    const { properties = {} } = input.$ref ? schemas[input.$ref.split('/').at(-1)] : input;
    broken.push(...await breaks(id, Object.keys(properties)));
  }
  expect(broken).toEqual([]);
}, 60_000);

const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

test('no odd value in any parameter breaks the server, or holds it up', async () => {
  const words = ['\0', '%', '(', '"', '-', 'a:b:c', 'a'.repeat(5_000), '('.repeat(1_000), 'x OR 1=1', '\ud800', 'null', '🏠', `${'a:'.repeat(500)}`, 'title:"', 'updatedAt>9999-99-99', 'holder:me me me', '-'.repeat(1_000), 'title:'.repeat(300),
    'revision>abc', 'revision:1e20', 'revision:1*', 'revision:1.5,2.5', 'id:a*', 'title:"\0"', 'holder:"\0",b', 'updatedAt,title,revision,holder', '-nonsense', 'createdAt:,', [...'abcdefghijklmnop'].join(' or '), '-a '.repeat(60)];
  const cursors = [...odd.map((value) => cursor('-updatedAt', value)), ...odd.map((value) => cursor('-updatedAt', '01m80v66d2e1ea85x8sac25tdm', value)), cursor(), cursor('-updatedAt')];
  const broken: string[] = [];
  for (const kind of ['contacts', 'properties', 'deals', 'tasks', 'members']) {
    for (const name of ['filter', 'sort', 'limit', 'after', 'fields', 'include', 'q', 'archived']) {
      for (const word of name === 'after' ? [...words, ...cursors] : words) {
        const begun = performance.now();
        const { status } = await ask('GET', `${kind}?${name}=${encodeURIComponent(word.toWellFormed())}`);
        if (status >= 500 || performance.now() - begun > 4_000) broken.push(`${kind}?${name}=${word.slice(0, 30)} ${status}`);
      }
    }
    for (const by of ['', 'title', 'holder', 'nonsense', 'constructor', 'id,id,id', 'photos', 'people']) {
      const { status } = await ask('GET', `${kind}/aggregate?by=${by}&sum=${by}`);
      if (status >= 500) broken.push(`${kind}/aggregate?by=${by}`);
    }
    for (const word of words) {
      for (const path of [`count?filter=`, `count?q=`, `aggregate?by=holder&filter=`, `aggregate?by=holder&q=`, `aggregate?by=`, `aggregate?by=holder&sum=`]) {
        const { status } = await ask('GET', `${kind}/${path}${encodeURIComponent(word.toWellFormed())}`);
        if (status >= 500) broken.push(`${kind}/${path}${word.slice(0, 30)} ${status}`);
      }
    }
  }
  expect(broken).toEqual([]);
}, 60_000);
