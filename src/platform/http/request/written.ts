import { hash } from 'node:crypto';
import { Refusal, type CommandAnswer, type RecordData } from '@gable/api';
import type { MemberCall } from './route.ts';

/**
 * Runs a command for the request, once for each Idempotency-Key. That its token reaches so far has been found already, and
 * the command itself has the rights of the member.
 * @throws Refusal `request.wrongKey` (400), and all that the command refuses.
 */
export async function write<Data = RecordData>({ office, asked, caller }: MemberCall, command: string, input: Record<string, unknown>): Promise<CommandAnswer<Data>> {
  const key = asked.header('idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) throw new Refusal('request.wrongKey', { status: 400 });
  const { metrics } = office.http;
  // Only what exists is counted by its name, for names are anybody's to send.
  const counted = office.commands.find(command) ? command : 'unknown';
  try {
    const answer = await office.commands.perform({ ...caller, scopes: null }, { command, input, key });
    metrics.countCommand(counted, 'done');
    return answer as CommandAnswer<Data>;
  } catch (failure) {
    metrics.countCommand(counted, 'refused');
    throw failure;
  }
}

export const etag = ({ revision }: RecordData): string => `"${revision}"`;

/** The tag of one reading: it differs also by what was asked and by what the reader may see, and If-Match takes its revision. */
export function readingTag({ revision }: RecordData, written: string): string {
  return `W/"${revision}-${hash('sha256', written, 'base64url').slice(0, 22)}"`;
}

/**
 * The revision that a change expects, from If-Match; undefined where any will do.
 * @throws Refusal `record.changedMeanwhile` (412) where it names none that could be.
 */
export function expectedRevision({ asked }: MemberCall): number | undefined {
  const header = asked.header('if-match');
  if (header === undefined || header.trim() === '*') return undefined;
  const revision = /^\s*(?:W\/)?"(\d{1,15})(?:-[\w-]+)?"\s*$/.exec(header)?.[1];
  if (revision === undefined) throw new Refusal('record.changedMeanwhile', { status: 412 });
  return Number(revision);
}

/** Whether the reader has this already, by If-None-Match. */
export function hasAlready({ asked }: MemberCall, tag: string): boolean {
  const opaque = (one: string): string => one.trim().replace(/^W\//, '');
  const tags = asked.header('if-none-match')?.split(',').map(opaque) ?? [];
  return tags.includes('*') || tags.includes(opaque(tag));
}
