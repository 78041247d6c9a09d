import type { RecordData } from '@gable/api';
import type { Written } from './write.ts';

type Told = Pick<Written, 'rows' | 'names'>;

/** One list of records as the API gives them, one on each line. */
export async function* writeJson(written: Told): AsyncGenerator<string> {
  let last = '';
  yield '[\n';
  for await (const lines of linesOf(written)) {
    if (last && lines.length) yield `${last},\n`;
    if (lines.length) last = lines.join(',\n');
  }
  yield last ? `${last}\n]\n` : ']\n';
}

/** JSON lines: one record on each, and nothing around them. */
export async function* writeJsonLines(written: Told): AsyncGenerator<string> {
  for await (const lines of linesOf(written)) if (lines.length) yield `${lines.join('\n')}\n`;
}

async function* linesOf({ rows, names }: Told): AsyncGenerator<string[]> {
  for await (const records of rows) yield records.map((record) => JSON.stringify(ordered(record, names)));
}

function ordered(record: RecordData, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
}
