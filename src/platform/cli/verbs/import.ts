import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { Refusal, type ImportState } from '@gable/api';
import type { Caller } from '../../caller.ts';
import type { Imports } from '../../imports/imports.ts';
import type { Office } from '../../office.ts';
import { Unable } from '../../unable.ts';
import { oneAgency } from '../oneAgency.ts';
import type { Given, Io, Verb } from '../verb.ts';

export const importRecords: Verb = {
  name: 'import',
  takes: '<records> <file> [--mapping <file>] [--duplicates skip|update|make] [--as <variant>] [--agency <number>]',
  does: 'Takes in a file of records (CSV, or JSON lines); it is judged whole first. --as-active is --as active.',
  options: { mapping: 'word', duplicates: 'word', as: 'word', 'as-active': 'flag', agency: 'word' },
  async run({ office }, given, io) {
    const [kind, name] = given.words as [string, string];
    const { imports } = office as Office & { imports?: Imports };
    if (!imports) throw new Unable('This Gable takes in no files.');
    const caller = office.agencies.office(oneAgency(office, given).id);
    const { job } = await imports.start(caller, kind, await readable(path.resolve(io.folder, name)), await optionsIn(given, io, name));
    const state = await finished({ imports, caller, job, io });
    if (given.flags.has('json')) io.say(JSON.stringify({ job, ...state }));
    else tell(state, office, io);
    return 0;
  },
};

async function optionsIn({ options, flags }: Given, io: Io, name: string) {
  return {
    fileName: path.basename(name),
    duplicates: options.duplicates,
    variant: options.as ?? (flags.has('as-active') ? 'active' : undefined),
    mapping: options.mapping === undefined ? undefined : await readFile(path.resolve(io.folder, options.mapping), 'utf8'),
  };
}

/** A file that is not there is told before anything has begun. */
async function readable(file: string): Promise<ReturnType<typeof createReadStream>> {
  await (await open(file, 'r')).close();
  return createReadStream(file, { highWaterMark: 1 << 18 });
}

interface Waited { imports: Imports; caller: Caller; job: string; io: Io }

/** Waits for the job, and says now and then how far it has come. */
async function finished({ imports, caller, job, io }: Waited): Promise<ImportState> {
  let told = Date.now();
  for (;;) {
    const { state, progress } = await imports.get(caller, job);
    if (progress.failure) throw new Refusal(progress.failure.code, { values: progress.failure.values });
    if (state === 'failed') throw new Unable(`The import failed (job ${job}); the log says why.`);
    if (state === 'done') return progress;
    if (io.signal.aborted) throw new Unable('Nobody waits any more; the import goes on.');
    if (Date.now() - told >= 1_000 && progress.rows > 0) {
      told = Date.now();
      io.note(`${progress.done} of ${progress.rows} rows`);
    }
    await rest(50);
  }
}

function tell({ rows, created, changed, skipped, refused, problems }: ImportState, { messages }: Office, io: Io): void {
  for (const { line, heading, written, code } of problems) {
    const what = [heading, written === null ? null : `“${written}”`].filter(Boolean).join(' ');
    io.note(`Line ${line}${what && `, ${what}`}: ${messages.sentence('en', code)}`);
  }
  if (refused > problems.length) io.note('… and more.');
  io.say(`Of ${rows} rows ${created} made a record, ${changed} changed one, ${skipped} were skipped, ${refused} were refused.`);
}
