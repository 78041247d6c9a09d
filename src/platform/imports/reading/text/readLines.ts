import { Refusal } from '@gable/api';
import { longestRow } from '../limits.ts';
import { decoded } from './decoded.ts';

export interface Line { line: number; text: string }

/**
 * The lines of a text, as many at once as came.
 * @throws Refusal `import.rowTooLong` (422) with the line.
 */
export async function* readLines(file: string, encoding: string): AsyncGenerator<Line[]> {
  let line = 0;
  let begun = '';
  const numbered = (text: string): Line => {
    line += 1;
    return { line, text };
  };
  for await (const piece of decoded(file, encoding) as AsyncIterable<string>) {
    const texts = (begun + (line === 0 && begun === '' ? piece.replace(/^\ufeff/, '') : piece)).split(/\r\n|\n|\r(?!$)/);
    begun = texts.pop()!;
    if (begun.length > longestRow) throw new Refusal('import.rowTooLong', { values: { line: line + texts.length + 1 } });
    yield texts.map(numbered);
  }
  if (begun) yield [numbered(begun.replace(/\r$/, ''))];
}
