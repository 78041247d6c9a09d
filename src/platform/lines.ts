import type { Readable } from 'node:stream';

/** The lines of a stream of UTF-8, as many at once as came. Node's own reader also breaks at U+2028 and U+2029, which JSON leaves as they are. */
export async function* linesOf(stream: Readable): AsyncGenerator<string[]> {
  let begun = '';
  for await (const chunk of stream.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = chunk.split('\n');
    lines[0] = begun + lines[0]!;
    begun = lines.pop()!;
    if (lines.length) yield lines;
  }
  if (begun) yield [begun];
}
