import { formats, mediaTypes, type Format } from '../exports/formats.ts';
import { contentDisposition } from '../files/fileName.ts';
import { recordQuery } from './records/list.ts';
import { oneOf } from './request/oneOf.ts';
import type { MemberRoute } from './request/route.ts';

/**
 * `GET /contacts/export?format=csv&filter=&q=&sort=&archived=`: what a list shows, as a file that comes as it is made; with
 * `relations=yes` everything about each. Records of which one sees no more than the outline are not in it.
 */
export const exportRecords: MemberRoute = {
  method: 'GET',
  path: ':kind/export',
  for: 'member',
  scope: () => 'export',
  query: ['format', 'filter', 'q', 'sort', 'archived', 'fields', 'relations', 'headings'],
  operation: (kind) => ({
    summary: `The ${kind} that one sees whole as CSV, XLSX, JSON (a list, or lines as jsonl) or, where they are people, vCard 4.0; of agents those that they hold. It is told in the history.`,
    answers: { 200: { mediaTypes: Object.values(mediaTypes).map(({ mediaType }) => mediaType.split(';')[0]!) } },
  }),
  async answer({ office, caller, params, query: { format, relations, headings, ...query } }) {
    const { name, mediaType, content } = await office.exports.start(caller, params.kind!, {
      format: oneOf<Format>('format', format, formats) ?? 'csv',
      query: recordQuery(query),
      filter: query.filter,
      withRelations: oneOf('relations', relations, ['yes', 'no']) === 'yes',
      headings: oneOf('headings', headings, ['labels', 'names']),
    });
    return { status: 200, headers: { 'content-type': mediaType, 'content-disposition': contentDisposition(name, { inline: false }) }, body: content };
  },
};
