import { createReadStream } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Refusal, type ImportState } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Office } from '../office.ts';
import type { ImportOptions } from './imports.ts';

export interface FileToImport {
  kind: string;
  file: string;
  options?: Omit<ImportOptions, 'onlyJudge' | 'fileName'> & {
    /** `Active`, `Closed`: takes the way of reading that gives this status, where the file's form offers several. */
    status?: string | undefined;
  };
  onProgress?: (state: ImportState) => void;
}

export interface ImportResult {
  /** Its id, for undo and for the rows that were refused. */
  id: string;
  state: ImportState;
  milliseconds: number;
}

const lookMilliseconds = 200;

/**
 * Imports a file and waits for the end, in a process that owns the office.
 * @throws Refusal where the file as a whole can't be taken: its code and values make the sentence.
 */
export async function importFile(office: Office, caller: Caller, { kind, file, options: { status, ...options } = {}, onProgress }: FileToImport): Promise<ImportResult> {
  const began = performance.now();
  const variant = options.variant ?? (status && office.imports.variantGiving(caller, kind, ['standardStatus', status]));
  const { job } = await office.imports.start(caller, { kind, content: createReadStream(file) }, { ...options, variant: variant || undefined, fileName: encodeURIComponent(path.basename(file)) });
  const look = async (): Promise<ImportState> => (await office.imports.get(caller, job)).progress;
  if (!office.jobs.isStarted) office.imports.hurry();
  let isOver = false;
  const over = office.jobs.finish(job).finally(() => { isOver = true; });
  while (!isOver) {
    await Promise.race([over, setTimeout(lookMilliseconds)]);
    onProgress?.(await look());
  }
  await over;
  const state = await look();
  if (state.failure) throw new Refusal(state.failure.code, { values: state.failure.values });
  if (state.phase !== 'applied') throw new Error(`The import ${job} stopped while it was ${state.phase}.`);
  return { id: job, state, milliseconds: performance.now() - began };
}
