import { readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveTestOffice, type Ask, type Reply, type ServedOffice } from './testing/servedOffice.ts';

let gable: ServedOffice;
let ask: Ask;
let photo: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  gable = await serveTestOffice();
  ask = gable.asPrincipal;
  photo = new Uint8Array(await sharp({ create: { width: 3_000, height: 2_000, channels: 3, background: '#88aacc' } })
    .withExif({ IFD0: { Make: 'Spy' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 5/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer());
});
afterAll(() => gable[Symbol.asyncDispose]());

const send = (raw: BodyInit, type: string, name = 'front.jpg'): Promise<Reply> =>
  ask('POST', 'files', { raw, headers: { 'content-type': type, 'x-file-name': encodeURIComponent(name) } });
const get = async (id: string, query = ''): Promise<{ status: number; headers: Headers; bytes: Buffer }> => {
  const token = await gable.tokenOf(gable.agency, gable.principal.id);
  const response = await fetch(`${gable.url}/api/v1/files/${id}${query}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};
const stored = (): string[] => readdirSync(path.join(gable.office.folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);

describe('a picture', () => {
  test('is kept upright, no longer than 2,560 pixels, without place and camera', async () => {
    const sent = await send(photo, 'image/jpeg');
    expect(sent).toMatchObject({ status: 201, body: { data: { name: 'front.jpg', mediaType: 'image/jpeg' } } });
    const { bytes, headers } = await get(sent.body.data.id);
    const { width, height, exif, orientation } = await sharp(bytes).metadata();
    expect({ width, height, exif, orientation }).toEqual({ width: sent.body.data.width, height: sent.body.data.height, exif: undefined, orientation: undefined });
    expect([width, height].sort()).toEqual([1707, 2560].sort());
    expect(height).toBeGreaterThan(width);
    expect(bytes.includes('Spy')).toBe(false);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=31536000, immutable', 'content-disposition': expect.stringMatching(/^inline/),
    });
  });

  test('comes in smaller widths', async () => {
    const { id } = (await send(photo, 'image/jpeg')).body.data;
    for (const width of [320, 960]) {
      const small = await get(id, `?width=${width}`);
      expect(small.headers.get('content-type')).toBe('image/webp');
      expect((await sharp(small.bytes).metadata()).width).toBe(width);
    }
    expect(await ask('GET', `files/${id}?width=500`)).toMatchObject({ status: 400, body: { code: 'request.wrongChoice' } });
  });

  test('is not sent again to who has it', async () => {
    const { id } = (await send(photo, 'image/jpeg')).body.data;
    const etag = (await get(id)).headers.get('etag')!;
    expect(await ask('GET', `files/${id}`, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304, body: '' });
  });
});

describe('a file that is something else', () => {
  const page = '<html><script>alert(1)</script></html>';
  test.each([
    ['a page as a picture', page, 'image/png'],
    ['a page as PDF', page, 'application/pdf'],
    ['a page as sound', page, 'audio/mpeg'],
    ['text as a picture', 'hello', 'image/jpeg'],
    ['half a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]), 'image/jpeg'],
    ['a drawing as a picture', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/png'],
  ])('%s is refused and leaves nothing behind', async (_what, raw, type) => {
    const before = stored();
    expect(await send(raw as BodyInit, type)).toMatchObject({ status: 415, body: { code: expect.stringMatching(/^file\./) } });
    expect(stored()).toEqual(before);
  });

  test('pictures that call themselves something else are refused too', async () => {
    expect(await send(photo, 'application/pdf')).toMatchObject({ status: 415 });
    expect(await send(photo, 'image/png')).toMatchObject({ status: 415 });
  });

  test.each([
    ['a page', page, { type: 'text/html', kept: 'application/octet-stream' }],
    ['a script', 'alert(1)', { type: 'text/javascript', kept: 'application/octet-stream' }],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', { type: 'image/svg+xml', kept: 'image/svg+xml' }],
    ['a table', 'a,b\n1,2', { type: 'text/csv', kept: 'text/csv' }],
  ])('%s is only ever saved, never shown', async (_what, raw, { type, kept }) => {
    const { id } = (await send(raw, type, 'x.pHaR')).body.data;
    const { headers } = await get(id);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': kept, 'content-disposition': expect.stringMatching(/^attachment/), 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  });
});

test('a name can’t climb, hide or turn around', async () => {
  for (const [sent, kept] of [['../../etc/passwd', 'passwd'], ['C:\\x\\plan.pdf', 'plan.pdf'], ['a\u202egpj.exe', 'a gpj.exe'], ['x\r\nSet-Cookie: a=b', 'x Set-Cookie a=b'], ['\0', 'file'], ['דירה.txt', 'דירה.txt']] as const) {
    const { body } = await send('hello', 'text/plain', sent);
    expect(body.data.name).toBe(kept);
    expect((await get(body.data.id)).headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(kept)}`);
  }
});

test('too much, or nothing, is refused', async () => {
  expect(await send('', 'text/plain')).toMatchObject({ status: 422, body: { code: 'file.empty' } });
  expect(await send(Buffer.alloc(26 * 1024 * 1024), 'application/octet-stream')).toMatchObject({ status: 413 });
  expect(stored().filter((name) => name.length === 26)).toEqual([]);
});

describe('who sees it', () => {
  test('a home’s photo: everybody of the agency, and nobody else', async () => {
    const photos = [{ id: (await send(photo, 'image/jpeg')).body.data.id as string }];
    const agent = await gable.hire('agent');
    const path = `files/${photos[0]!.id}`;
    expect(await agent.ask('GET', path)).toMatchObject({ status: 404 });
    const home = await ask('POST', 'properties', { body: { unparsedAddress: '1 Pier', standardStatus: 'Active', propertyType: 'Residential', photos } });
    expect(await agent.ask('GET', path)).toMatchObject({ status: 200 });
    expect((await agent.ask('GET', `properties/${home.body.data.id}`)).body.data.photos).toEqual([{ id: photos[0]!.id, name: 'front.jpg', mediaType: 'image/jpeg', bytes: expect.any(Number), width: 1707, height: 2560 }]);
    expect(await (await gable.stranger())('GET', path)).toMatchObject({ status: 404 });
    expect(await gable.anyone('GET', path)).toMatchObject({ status: 401 });
  });

  test('a signed mandate: those who see the mandate', async () => {
    const { id } = (await send('%PDF-1.7 signed', 'application/pdf', 'mandate.pdf')).body.data;
    const agent = await gable.hire('agent');
    const manager = await gable.hire('principal');
    await ask('POST', 'properties', { body: { unparsedAddress: '2 Pier', standardStatus: 'Active', propertyType: 'Residential', mandateFiles: [{ id }] } });
    expect(await agent.ask('GET', `files/${id}`)).toMatchObject({ status: 404 });
    expect(await manager.ask('GET', `files/${id}`)).toMatchObject({ status: 200 });
  });

  test('nobody makes a file readable by naming it in a record of their own', async () => {
    const { id } = (await send('%PDF-1.7 secret', 'application/pdf', 'mandate.pdf')).body.data;
    await ask('POST', 'properties', { body: { unparsedAddress: '3 Pier', mandateFiles: [id] } });
    const agent = await gable.hire('agent');
    const refused = { status: 422, body: { code: 'record.missingTarget', fields: { documents: expect.any(String) } } };
    const own = await agent.ask('POST', 'contacts', { body: { firstName: 'Own' } });
    for (const reply of [
      await agent.ask('POST', 'contacts', { body: { firstName: 'Own', documents: [id] } }),
      await agent.ask('PATCH', `contacts/${own.body.data.id}`, { body: { documents: [id] } }),
    ]) expect(reply).toMatchObject(refused);
    expect(await agent.ask('GET', `files/${id}`)).toMatchObject({ status: 404 });
  });

  test('who sees a file may name it elsewhere, and what was taken out can be put back', async () => {
    const agent = await gable.hire('agent');
    const { id } = (await agent.ask('POST', 'files', { raw: photo, headers: { 'content-type': 'image/jpeg' } })).body.data;
    const home = await agent.ask('POST', 'properties', { body: { unparsedAddress: '4 Pier', photos: [id] } });
    expect(home.body.data.photos).toEqual([{ id, name: 'file', mediaType: 'image/jpeg', bytes: expect.any(Number), width: 1707, height: 2560 }]);
    expect(await ask('POST', 'properties', { body: { unparsedAddress: '5 Pier', photos: [id] } })).toMatchObject({ status: 201 });
    const emptied = await agent.ask('PATCH', `properties/${home.body.data.id}`, { body: { photos: null } });
    expect(emptied.status).toBe(200);
    expect(await agent.ask('POST', 'commands/history.undo', { body: { command: emptied.body.command } })).toMatchObject({ status: 200 });
  });

  test('its sender no longer, once it stands in what they don’t see', async () => {
    const agent = await gable.hire('agent');
    const { id } = (await agent.ask('POST', 'files', { raw: 'hello', headers: { 'content-type': 'text/plain' } })).body.data;
    expect(await agent.ask('GET', `files/${id}`)).toMatchObject({ status: 200 });
    const contact = (await agent.ask('POST', 'contacts', { body: { firstName: 'Zoe', documents: [id] } })).body.data;
    await ask('PATCH', `contacts/${contact.id}`, { body: { holder: gable.principal.id } });
    expect(await agent.ask('GET', `files/${id}`)).toMatchObject({ status: 404 });
  });

  test('nobody, where its bytes are not in this data folder: in a sentence', async () => {
    const { id } = (await send('gone', 'text/plain', 'gone.txt')).body.data;
    const { sha256 } = await gable.office.files.get(gable.principal.caller(), id);
    await gable.office.files.place.discard(gable.office.files.place.of(sha256));
    expect(await ask('GET', `files/${id}`)).toMatchObject({ status: 404, body: { code: 'file.bytesMissing' } });
  });
});
