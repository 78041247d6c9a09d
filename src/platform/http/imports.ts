import { Refusal } from '@gable/api';
import { contentDisposition } from '../files/fileName.ts';
import { json } from './request/answer.ts';
import { oneOf } from './request/oneOf.ts';
import { wrongType } from './request/jsonBody.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, anything, dictionary, list, named, object, text, textOrNull } from './request/schemas.ts';

const mostBytes = 200 * 1024 * 1024;
const tooLarge = (kind: string): Refusal => new Refusal('import.tooLarge', { status: 413, values: { most: mostBytes / 1024 ** 2, kind } });
/** What somebody may say that it is; what it is, its content tells. */
const mediaTypes = [
  'text/csv', 'text/tab-separated-values', 'text/plain', 'application/x-ndjson', 'application/jsonl', 'application/json', 'text/vcard', 'text/x-vcard',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.ms-excel', 'application/octet-stream',
];

/**
 * `POST /contacts/import?mode=judge` with a file as its body: CSV, JSON lines, vCard or a workbook. It answers when the file has been taken in; the rest is a job.
 * With `wait=yes` it answers when that is over, as the job then is, for scripts.
 * `mode=judge` waits for the command `imports.apply` once it is judged; without it the file is applied at once.
 */
export const startImport: MemberRoute = {
  method: 'POST',
  path: ':kind/import',
  for: 'member',
  body: 'stream',
  query: ['mode', 'wait', 'mapping', 'duplicates', 'variant', 'form', 'encoding', 'delimiter', 'sheet', 'headings', 'profile'],
  headers: ['x-file-name'],
  operation: (kind) => ({
    summary: `Takes in a file of ${kind} as CSV, JSON, vCard or XLSX, and works through it as a job.`,
    body: { mediaTypes },
    answers: { 200: answered(named('Job')), 202: answered(object({ job: text })) },
  }),
  async answer({ office, asked, caller, params, query: { mode, wait, headings, ...options } }) {
    const type = (asked.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    if (!mediaTypes.includes(type)) throw wrongType(mediaTypes.join(', '));
    if (mode !== undefined && mode !== 'judge' && mode !== 'apply') throw new Refusal('request.wrongChoice', { status: 400, values: { name: 'mode', choices: 'judge, apply' } });
    const hasHeadings = oneOf('headings', headings, ['true', 'false']);
    const waits = oneOf('wait', wait, ['no', 'yes']) === 'yes';
    const { job } = await office.imports.start({ ...caller, scopes: null }, { kind: params.kind!, content: asked.stream(mostBytes, tooLarge(params.kind!)) }, {
      ...options, ...(hasHeadings && { headings: hasHeadings === 'true' }), onlyJudge: mode === 'judge', fileName: asked.header('x-file-name'),
    });
    const headers = { location: `/api/v1/jobs/${job}` };
    if (!waits) return json({ data: { job } }, { status: 202, headers });
    await office.jobs.finish(job);
    return json({ data: await office.jobs.get(caller, job) }, { headers });
  },
};

/** `GET /contacts/imports`: what was brought in before, the newest first. */
export const listImports: MemberRoute = {
  method: 'GET',
  path: ':kind/imports',
  for: 'member',
  operation: (kind) => ({
    summary: `The newest imports of ${kind}: one’s own, and for principals everybody’s.`,
    answers: { 200: answered(list(object({ id: text, state: text, at: { ...text, format: 'date-time' }, by: textOrNull, progress: dictionary(anything) }))) },
  }),
  async answer({ office, caller, params }) {
    return json({ data: await office.imports.list(caller, params.kind!) });
  },
};

/** `GET /jobs/<id>/duplicates?after=`: 200 of the rows about records that are there already, each with its counterpart. */
export const getDuplicates: MemberRoute = {
  method: 'GET',
  path: 'jobs/:id/duplicates',
  for: 'member',
  scope: () => 'write',
  query: ['after'],
  operation: () => ({ summary: 'The rows of an import about records that are there already, each with the record, 200 at a time.', answers: { 200: object({ data: list(dictionary(anything)), next: textOrNull }) } }),
  async answer({ office, caller, params, query: { after } }) {
    return json(await office.imports.duplicates(caller, params.id!, after || undefined));
  },
};

/** `GET /jobs/<id>/refused`: the rows of an import that were refused, with the reasons, to be mended and sent again. */
export const getRefusedRows: MemberRoute = {
  method: 'GET',
  path: 'jobs/:id/refused',
  for: 'member',
  scope: () => 'anyWrite',
  operation: () => ({ summary: 'The rows of an import that were refused, as CSV with their reasons in a last column.', answers: { 200: { mediaTypes: ['text/csv'] } } }),
  async answer({ office, caller, params }) {
    const { name, content } = await office.imports.refused(caller, params.id!);
    return { status: 200, headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': contentDisposition(name, { inline: false }) }, body: content };
  },
};
