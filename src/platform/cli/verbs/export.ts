import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseFilter } from '@gable/api';
import type { Export } from '../../exports/exports.ts';
import { formats, mediaTypes } from '../../exports/formats.ts';
import { oneAgency } from '../oneAgency.ts';
import { Unable } from '../../unable.ts';
import type { Given, Io, Verb } from '../verb.ts';

export const exportRecords: Verb = {
  name: 'export',
  takes: '<records> [--format csv|xlsx|json] [--filter <filter>] [--words <words>] [--archived any] [--relations] [--headings labels|names] [--out <file>] [--agency <number>]',
  does: 'Prints records, or writes them to a file; also as jsonl, or people as vcard. --relations gives everything about each.',
  options: { format: 'word', filter: 'word', words: 'word', archived: 'word', relations: 'flag', headings: 'word', out: 'word', agency: 'word' },
  async run({ office }, given, io) {
    const { options: { format = formatOf(given.options.out), filter, words, archived, headings = 'labels', out }, flags } = given;
    if (format === 'xlsx' && out === undefined) throw new Unable('A workbook is no text: say with --out <file> where it goes.');
    const began = performance.now();
    const made = await office.exports.start(office.agencies.office(oneAgency(office, given).id), given.words[0]!, {
      format: oneOf('format', format, formats),
      query: { filter: filter?.trim() ? parseFilter(filter) : undefined, words, archived: archived === undefined ? undefined : oneOf('archived', archived, ['no', 'only', 'any']) },
      filter,
      withRelations: flags.has('relations'),
      headings: oneOf('headings', headings, ['labels', 'names']),
    });
    if (out === undefined) await print(made, io);
    else await writeFile(made, path.resolve(io.folder, out), { io, given, began });
    return 0;
  },
};

/** What the name of a file says. */
function formatOf(file = ''): string {
  const ending = path.extname(file).slice(1).toLowerCase();
  return formats.find((one) => mediaTypes[one].ending === ending) ?? 'csv';
}

function oneOf<const Choice extends string>(name: string, given: string, choices: readonly Choice[]): Choice {
  const found = choices.find((one) => one === given);
  if (!found) throw new Unable(`--${name} is ${choices.join(', ')}.`);
  return found;
}

/** Scripts read this, and the mark of a file would be a letter of its first heading. */
async function print({ content }: Export, io: Io): Promise<void> {
  for await (const piece of content as AsyncIterable<string>) {
    if (io.signal.aborted) break;
    io.say(piece.replace(/^\ufeff/, '').replace(/\n$/, ''));
    await io.heard();
  }
}

async function writeFile({ content, rows }: Export, file: string, { io, given, began }: { io: Io; given: Given; began: number }): Promise<void> {
  await pipeline(content, createWriteStream(file, { mode: 0o600 }), { signal: io.signal });
  const milliseconds = Math.round(performance.now() - began);
  if (given.flags.has('json')) io.say(JSON.stringify({ file, rows, milliseconds }));
  else io.say(`${file} holds ${rows} records, written in ${(milliseconds / 1_000).toFixed(1)} s.`);
}
