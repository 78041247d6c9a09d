import type { Readable } from 'node:stream';
import { Refusal } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Office } from '../office.ts';
import { json } from './request/answer.ts';
import { wrongType } from './request/jsonBody.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, object, text } from './request/schemas.ts';

/** What takes in whole files, where this Gable has it. */
interface Imports {
  start(caller: Caller, kind: string, content: Readable, options: Record<string, string | undefined> & { format: 'csv' | 'jsonLines' }): Promise<{ job: string }>;
}

export const importsOf = (office: Office): Imports | undefined => (office as Office & { imports?: Imports }).imports;

const mostBytes = 200 * 1024 * 1024;
const formats: Record<string, 'csv' | 'jsonLines'> = {
  'text/csv': 'csv', 'application/x-ndjson': 'jsonLines', 'application/jsonl': 'jsonLines', 'application/json-lines': 'jsonLines',
};

/** `POST /contacts/import?mode=` with CSV or JSON lines as its body. It answers when the file has been taken in; the rest is a job. */
export const startImport: MemberRoute = {
  method: 'POST',
  path: ':kind/import',
  for: 'member',
  body: 'stream',
  query: ['mode', 'mapping', 'duplicates'],
  operation: (kind) => ({
    summary: `Takes in a file of ${kind}, as CSV or JSON lines, and works through it as a job.`,
    body: { mediaTypes: Object.keys(formats) },
    answers: { 202: answered(object({ job: text })) },
  }),
  async answer({ office, asked, caller, params, query }) {
    const imports = importsOf(office);
    if (!imports) throw new Refusal('request.notFound', { status: 404 });
    const format = formats[(asked.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase()];
    if (!format) throw wrongType(Object.keys(formats).join(', '));
    const { job } = await imports.start(caller, params.kind!, asked.stream(mostBytes), { format, ...query });
    return json({ data: { job } }, { status: 202, headers: { location: `/api/v1/jobs/${job}` } });
  },
};
