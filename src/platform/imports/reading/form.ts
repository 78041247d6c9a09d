import { open } from 'node:fs/promises';
import { Refusal } from '@gable/api';

const lookedAt = 64 * 1024;
const delimiters = [',', ';', '\t', '|'];

/**
 * What separates the values of a file, from its beginning.
 * @throws Refusal `import.empty`, `import.notUtf8`, `import.notText` (422)
 */
export async function delimiterOf(file: string): Promise<string> {
  const head = await headOf(file);
  if (head.length >= 2 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))) throw new Refusal('import.notUtf8', { values: { line: 1 } });
  if (head.includes(0)) throw new Refusal('import.notText');
  const text = head.toString('utf8').replace(/^\ufeff/, '').trimStart();
  if (text === '') throw new Refusal('import.empty');
  const counted = countOutsideQuotes(text);
  return delimiters.reduce((best, one) => (counted.get(one)! > counted.get(best)! ? one : best));
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(lookedAt), 0, lookedAt, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** In the line of headings. */
function countOutsideQuotes(text: string): Map<string, number> {
  const counted = new Map(delimiters.map((one) => [one, 0]));
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === '\n' || letter === '\r') break;
    else if (counted.has(letter)) counted.set(letter, counted.get(letter)! + 1);
  }
  return counted;
}
