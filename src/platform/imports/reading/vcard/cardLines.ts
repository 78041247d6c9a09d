import { Refusal } from '@gable/api';
import { longestRow } from '../limits.ts';
import { readLines } from '../text/readLines.ts';
import { readQuotedPrintable } from './quotedPrintable.ts';

/** One property of a card: `TEL;TYPE=work:+1 213 555 1234`. */
export interface CardLine { line: number; name: string; types: string[]; parameters: Map<string, string>; value: string }

/** The properties of a file of cards, a batch at a time, with their folded lines put together. */
export async function* cardLines(file: string, encoding: string): AsyncGenerator<CardLine[]> {
  let begun: { line: number; text: string } | undefined;
  for await (const lines of readLines(file, encoding)) {
    const found: CardLine[] = [];
    for (const { line, text } of lines) {
      if (begun && (/^[ \t]/.test(text) || isSoftlyBroken(begun.text))) {
        begun.text = isSoftlyBroken(begun.text) ? `${begun.text.slice(0, -1)}${text.replace(/^[ \t]/, '')}` : begun.text + text.slice(1);
        if (begun.text.length > longestRow) throw new Refusal('import.rowTooLong', { values: { line: begun.line } });
      } else {
        if (begun) found.push(...parsed(begun));
        begun = { line, text };
      }
    }
    yield found;
  }
  if (begun) yield parsed(begun);
}

/** In vCard 2.1 a line of quoted-printable goes on after `=`. */
const isSoftlyBroken = (text: string): boolean => text.endsWith('=') && /^[^:]*quoted-printable/i.test(text);

function parsed({ line, text }: { line: number; text: string }): CardLine[] {
  if (text.trim() === '') return [];
  const [, head, value] = /^((?:[^":]|"[^"]*")*):(.*)$/s.exec(text) ?? [];
  if (head === undefined) throw new Refusal('import.wrongCard', { values: { line } });
  const [name, ...written] = head.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const parameters = new Map<string, string>();
  const types: string[] = [];
  for (const parameter of written) {
    const [key, given] = parameter.includes('=') ? [parameter.slice(0, parameter.indexOf('=')).toUpperCase(), parameter.slice(parameter.indexOf('=') + 1).replaceAll('"', '')] : ['TYPE', parameter];
    // vCard 2.1 names what it means without a word before.
    if (key === 'TYPE' && /^(quoted-printable|base64)$/i.test(given)) parameters.set('ENCODING', given);
    else if (key === 'TYPE') types.push(...given.toLowerCase().split(','));
    else parameters.set(key, given);
  }
  const isQuoted = /^quoted-printable$/i.test(parameters.get('ENCODING') ?? '');
  return [{ line, name: name!.replace(/^.*\./, '').toUpperCase(), types, parameters, value: isQuoted ? readQuotedPrintable(value!, parameters.get('CHARSET')) : value! }];
}
