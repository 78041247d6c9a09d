import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportState } from '@gable/api';
import { importFile, type FileToImport } from '../../imports/importFile.ts';
import type { Office } from '../../office.ts';
import { oneAgency } from '../oneAgency.ts';
import type { Given, Io, Verb } from '../verb.ts';

export const importRecords: Verb = {
  name: 'import',
  takes: '<records> <file> [--mapping <file>] [--duplicates skip|update|make] [--as <status>] [--agency <number>]',
  does: 'Takes in a file of records, judged whole first. --as-active is --as Active, where the file can be read so.',
  options: { mapping: 'word', duplicates: 'word', as: 'word', 'as-active': 'flag', agency: 'word' },
  async run({ office }, given, io) {
    const [kind, name] = given.words as [string, string];
    const file = path.resolve(io.folder, name);
    await access(file);
    const caller = office.agencies.office(oneAgency(office, given).id);
    const { id, state, milliseconds } = await importFile(office, caller, { kind, file, options: await optionsIn(given, io), onProgress: tellNowAndThen(io) });
    if (given.flags.has('json')) io.say(JSON.stringify({ id, milliseconds: Math.round(milliseconds), ...state }));
    else tell(state, milliseconds, { office, io });
    return 0;
  },
};

async function optionsIn({ options, flags }: Given, { folder }: Io): Promise<FileToImport['options']> {
  return {
    duplicates: options.duplicates,
    status: options.as ?? (flags.has('as-active') ? 'Active' : undefined),
    mapping: options.mapping === undefined ? undefined : await readFile(path.resolve(folder, options.mapping), 'utf8'),
  };
}

const restMilliseconds = 1_000;

function tellNowAndThen(io: Io): (state: ImportState) => void {
  let told = Date.now();
  return ({ done, rows }) => {
    if (rows === 0 || Date.now() - told < restMilliseconds) return;
    told = Date.now();
    io.note(`${done} of ${rows} rows`);
  };
}

function tell({ rows, created, changed, skipped, refused, problems }: ImportState, milliseconds: number, { office: { messages }, io }: { office: Office; io: Io }): void {
  for (const { line, heading, written, code } of problems) {
    const what = [heading, written === null ? null : `“${written}”`].filter(Boolean).join(' ');
    io.note(`Line ${line}${what && `, ${what}`}: ${messages.sentence('en', code)}`);
  }
  if (refused > problems.length) io.note('… and more.');
  const seconds = milliseconds / 1_000;
  io.say(`${rows} rows in ${seconds.toFixed(1)} s (${Math.round(rows / seconds)} a second): ${created} made a record, ${changed} changed one, ${skipped} were skipped, ${refused} were refused.`);
}
