import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Refusal } from '@gable/api';
import { contentDisposition } from '../files/fileName.ts';
import { mostFileBytes } from '../files/files.ts';
import { variantWidths } from '../files/pictures.ts';
import type { StoredFile } from '../files/storedFile.ts';
import { json, nothing, type Answer } from './request/answer.ts';
import type { MemberCall, MemberRoute } from './request/route.ts';
import { answered, named } from './request/schemas.ts';

/** `POST /files` with the bytes as its body, and the percent-encoded name in `X-File-Name`. */
export const sendFile: MemberRoute = {
  method: 'POST',
  path: 'files',
  for: 'member',
  scope: () => 'anyWrite',
  body: 'stream',
  headers: ['x-file-name'],
  operation: () => ({
    summary: 'Keeps a file of at most 25 MB, to be named in a field of a record. Pictures lose their position.',
    body: { mediaTypes: ['application/octet-stream', 'image/*', 'application/pdf', 'text/*'] },
    answers: { 201: answered(named('FileReference')) },
  }),
  async answer({ office, asked, caller }) {
    const content = asked.stream(mostFileBytes);
    const data = await office.files.keep(caller, { name: asked.header('x-file-name'), mediaType: asked.header('content-type') ?? '', content });
    return json({ data }, { status: 201, headers: { location: `/api/v1/files/${data.id}` } });
  },
};

/** `GET /files/<id>?width=320`: the file itself, or a smaller picture. */
export const getFile: MemberRoute = {
  method: 'GET',
  path: 'files/:id',
  for: 'member',
  scope: () => 'any',
  query: ['width'],
  headers: ['if-none-match'],
  operation: () => ({
    summary: 'A file. A picture also in a width of 320, 960 or 1920.',
    answers: { 200: { mediaTypes: ['*/*'] }, 304: null },
  }),
  async answer(call) {
    const { office, asked, caller, params } = call;
    const file = await office.files.get(caller, params.id!);
    const width = widthIn(call, file);
    const tag = `"${file.sha256.slice(0, 32)}${width ? `-${width}` : ''}"`;
    if (asked.header('if-none-match') === tag) return nothing(304, headersOf(file, tag));
    // Without a data folder in common, another process has them.
    if (!existsSync(office.files.place.of(file.sha256))) throw new Refusal('file.bytesMissing', { status: 404 });
    return width
      ? send(await office.files.variant(file, width), { ...headersOf(file, tag), 'content-type': 'image/webp' })
      : send(office.files.place.of(file.sha256), headersOf(file, tag));
  },
};

async function send(path: string, headers: Record<string, string>): Promise<Answer> {
  const { size } = await stat(path);
  return { status: 200, headers: { ...headers, 'content-length': String(size) }, body: createReadStream(path) };
}

/** Only what can't carry a script is shown in the browser; all else is saved. */
function headersOf({ name, mediaType }: StoredFile, tag: string): Record<string, string> {
  const inline = /^image\/(jpeg|png|gif|webp)$|^application\/pdf$/.test(mediaType);
  return {
    'content-type': mediaType,
    'content-disposition': contentDisposition(name, { inline }),
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    etag: tag,
  };
}

function widthIn({ query }: MemberCall, { mediaType }: StoredFile): (typeof variantWidths)[number] | undefined {
  if (query.width === undefined) return undefined;
  const width = variantWidths.find((one) => String(one) === query.width);
  if (width === undefined) throw new Refusal('request.wrongChoice', { status: 400, values: { name: 'width', choices: variantWidths.join(', ') } });
  return /^image\/(jpeg|png|gif|webp)$/.test(mediaType) ? width : undefined;
}
