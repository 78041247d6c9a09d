import { Refusal } from '@gable/api';
import { longestRow } from '../limits.ts';
import { readLines } from '../text/readLines.ts';
import { readQuotedPrintable } from './quotedPrintable.ts';

/** One property of a card: `TEL;TYPE=work:+1 213 555 1234`, with those of a group belonging together: `item1.TEL:…`. */
export interface CardLine { line: number; group: string | null; name: string; types: string[]; parameters: Map<string, string>; value: string }

/** The properties of a file of cards, a batch at a time, with their folded lines put together. */
export async function* cardLines(file: string, encoding: string): AsyncGenerator<CardLine[]> {
  let begun: Begun | undefined;
  for await (const lines of readLines(file, encoding)) {
    const found: CardLine[] = [];
    for (const { line, text } of lines) {
      if (!begun?.goOnWith(text)) {
        if (begun) found.push(...begun.parsed());
        begun = new Begun(line, text);
      }
    }
    yield found;
  }
  if (begun) yield begun.parsed();
}

/** A property that may go on in the next line. */
class Begun {
  readonly #line: number;
  readonly #isQuotedPrintable: boolean;
  #parts: string[];
  #length: number;

  constructor(line: number, text: string) {
    this.#line = line;
    this.#parts = [text];
    this.#length = text.length;
    this.#isQuotedPrintable = /quoted-printable/i.test(text.slice(0, text.indexOf(':') + 1));
  }

  /** Whether the line belongs to it: one that begins with a space, and in vCard 2.1 what follows on `=` in quoted-printable. */
  goOnWith(text: string): boolean {
    const last = this.#parts.at(-1)!;
    const isFolded = text.startsWith(' ') || text.startsWith('\t');
    const isSoftlyBroken = this.#isQuotedPrintable && last.endsWith('=');
    if (!isFolded && !isSoftlyBroken) return false;
    if (isSoftlyBroken) this.#parts[this.#parts.length - 1] = last.slice(0, -1);
    const more = isFolded ? text.slice(1) : text;
    this.#parts.push(more);
    this.#length += more.length + 1;
    if (this.#length > longestRow) throw new Refusal('import.rowTooLong', { values: { line: this.#line } });
    return true;
  }

  parsed(): CardLine[] {
    const text = this.#parts.join('');
    return text.trim() === '' ? [] : [parsed(text, this.#line)];
  }
}

function parsed(text: string, line: number): CardLine {
  const { words: [name = '', ...written], value } = split(text, line);
  const parameters = new Map<string, string>();
  let types: string[] = [];
  for (const parameter of written) {
    const [key, given] = parameter.includes('=') ? [parameter.slice(0, parameter.indexOf('=')).toUpperCase(), parameter.slice(parameter.indexOf('=') + 1).replaceAll('"', '')] : ['TYPE', parameter];
    // vCard 2.1 names what it means without a word before.
    if (key === 'TYPE' && /^(quoted-printable|base64)$/i.test(given)) parameters.set('ENCODING', given);
    else if (key === 'TYPE') types = typesWith(types, given);
    else parameters.set(key, given);
  }
  const dot = name.lastIndexOf('.');
  const isQuoted = /^quoted-printable$/i.test(parameters.get('ENCODING') ?? '');
  return {
    line, group: dot < 0 ? null : name.slice(0, dot).toLowerCase(), name: name.slice(dot + 1).toUpperCase(), types, parameters, value: isQuoted ? readQuotedPrintable(value, parameters.get('CHARSET')) : value,
  };
}

const mostTypes = 100;
/** More than these nobody gives one number. */
const typesWith = (types: string[], given: string): string[] => (types.length < mostTypes ? [...types, ...given.toLowerCase().split(',', mostTypes)] : types);

/** At `;` and at the first `:`, but where they stand in quotation marks. */
function split(text: string, line: number): { words: string[]; value: string } {
  const words: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === ';' || sign === ':')) {
      words.push(text.slice(from, at));
      from = at + 1;
      if (sign === ':') return { words, value: text.slice(from) };
    }
  }
  throw new Refusal('import.wrongCard', { values: { line } });
}
