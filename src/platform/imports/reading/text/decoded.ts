import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

const step = 256 * 1024;

/** The letters of a file, piece by piece, without the mark at its beginning. */
export function decoded(file: string, encoding: string): Readable {
  if (encoding === 'utf-8') return createReadStream(file, { encoding: 'utf8', highWaterMark: step });
  else return Readable.from(pieces(file, encoding));
}

async function* pieces(file: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of createReadStream(file, { highWaterMark: step }) as AsyncIterable<Buffer>) {
    const text = decoder.decode(bytes, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}
