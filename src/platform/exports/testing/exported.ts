import { buffer } from 'node:stream/consumers';
import { parseFilter } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import type { Caller } from '../../caller.ts';
import type { ExportOptions } from '../exports.ts';

interface Wanted extends Partial<Omit<ExportOptions, 'query'>> { kind?: string; locale?: Caller['locale']; fields?: string[]; words?: string; archived?: 'no' | 'only' | 'any'; sort?: string[] }

/** The bytes of an export, as a member downloads them. */
export async function exported({ office }: TestOffice, member: TestMember, { kind = 'contacts', locale = 'en', format = 'csv', filter, fields, words, archived, sort, ...options }: Wanted = {}): Promise<Buffer> {
  const query = { filter: filter === undefined ? undefined : parseFilter(filter), fields, words, archived, sort };
  const { content } = await office.exports.start({ ...member.caller(), locale }, kind, { format, query, filter, ...options });
  return buffer(content);
}
