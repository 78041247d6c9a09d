import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportState, RowExample } from '@gable/api';
import { importFile, type FileToImport, type ImportResult } from '../../imports/importFile.ts';
import type { Office } from '../../office.ts';
import { oneAgency } from '../oneAgency.ts';
import type { Given, Io, Verb } from '../verb.ts';

export const importRecords: Verb = {
  name: 'import',
  takes: '<records> <file> [--mapping <file>] [--duplicates skip|update|make] [--profile <name>] [--encoding <name>] [--sheet <name>] [--no-headings] [--as <variant>] [--status <status>] [--agency <number>]',
  does: 'Takes in a file of records (CSV, XLSX, vCard, JSON lines); it is judged whole first. --as-active is --status Active.',
  options: { mapping: 'word', duplicates: 'word', profile: 'word', encoding: 'word', sheet: 'word', 'no-headings': 'flag', as: 'word', status: 'word', 'as-active': 'flag', agency: 'word' },
  async run({ office }, given, io) {
    const [kind, name] = given.words as [string, string];
    const file = path.resolve(io.folder, name);
    // A file that is not there is told before anything has begun.
    await access(file);
    const caller = office.agencies.office(oneAgency(office, given).id);
    const result = await importFile(office, caller, { kind, file, options: await optionsIn(given, io), onProgress: progressNotes(io) });
    if (given.flags.has('json')) io.say(JSON.stringify({ job: result.id, milliseconds: Math.round(result.milliseconds), ...result.state }));
    else tell(result, office, io);
    return 0;
  },
};

async function optionsIn({ options, flags }: Given, io: Io): Promise<FileToImport['options']> {
  return {
    duplicates: options.duplicates,
    profile: options.profile,
    encoding: options.encoding,
    sheet: options.sheet,
    headings: flags.has('no-headings') ? false : undefined,
    variant: options.as,
    status: options.status ?? (flags.has('as-active') ? 'Active' : undefined),
    mapping: options.mapping === undefined ? undefined : await readFile(path.resolve(io.folder, options.mapping), 'utf8'),
  };
}

function progressNotes(io: Io): (state: ImportState) => void {
  let told = Date.now();
  return ({ rows, done }) => {
    if (rows === 0 || done === rows || Date.now() - told < 1_000) return;
    told = Date.now();
    io.note(`${done} of ${rows} rows`);
  };
}

function tell({ state: { rows, created, changed, restored, skipped, inArchive, refused, problems, examples, unknownNames }, milliseconds }: ImportResult, { messages }: Office, io: Io): void {
  for (const { line, heading, written, code } of problems) {
    const what = [heading, written === null ? null : `“${written}”`].filter(Boolean).join(' ');
    io.note(`Line ${line}${what && `, ${what}`}: ${messages.sentence('en', code)}`);
  }
  if (refused > problems.length) io.note('… and more.');
  for (const { heading, rows: told, names, hasMore } of unknownNames) io.note(`${heading}: ${told} rows name nobody who is known: ${names.map((name) => `“${name}”`).join(', ')}${hasMore ? ', …' : ''}`);
  io.say(`Of ${rows} rows ${created} made a record, ${changed} changed one, ${skipped} were skipped, ${refused} were refused, in ${(milliseconds / 1_000).toFixed(1)} s.`);
  if (restored) io.say(`${restored} came back from the archive, for they were changed.`);
  if (inArchive) io.say(`${inArchive} of those that were skipped are in the archive, and stay there.`);
  for (const [lot, of] of Object.entries({ Made: examples.created, Changed: examples.changed, Skipped: examples.there, Refused: examples.refused })) {
    if (of.length) io.say(`${lot}: ${of.map(inWords).join('; ')}`);
  }
}

const inWords = ({ line, title, fields }: RowExample): string => `line ${line} “${title}”${fields?.length ? ` (${fields.join(', ')})` : ''}`;
