import { Readable } from 'node:stream';
import type { ImportState } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import type { ImportOptions } from '../imports.ts';

export interface Imported { job: string; state: ImportState }

/** Imports a text as somebody sends it, and waits for the end. */
export async function importText({ office }: TestOffice, member: TestMember, { kind = 'properties', text, ...options }: ImportOptions & { kind?: string; text: string | Buffer }): Promise<Imported> {
  const { job } = await office.imports.start(member.caller(), { kind, content: Readable.from([Buffer.from(text)]) }, options);
  await office.jobs.finish(job);
  return { job, state: (await office.imports.get(member.caller(), job)).progress };
}
