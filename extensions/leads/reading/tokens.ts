import { fold, toLatinDigits } from './fold.ts';

/** A piece of the line as it was typed, from `start` to before `end`. */
export interface Token extends Stretch { text: string; key: string; /** What joins it to the word before: Mary-Ann. */ hyphen?: string }

export interface Stretch { kind: 'word' | 'number' | 'mark' | 'phone' | 'email' | 'link'; start: number; end: number }

// A word keeps its quotes (ש"ח, O'Neil) and what short forms are written with (τ.μ., sq.m, K., υ/δ).
const word = /\p{L}\/\p{L}(?![\p{L}\p{M}])|\p{L}[\p{L}\p{M}\u200c\u200d]*(?:["״'׳’‘`´]\p{L}[\p{L}\p{M}\u200c]*)*(?:\.\p{L}{1,2}(?!\p{L}))*[²'׳’]?\.?/uy;
const number = /(?:\d+(?:[.,٫٬'’]\d+)*½?|½)/uy;
const gap = /[^\S\n]+/uy;
const hyphens = new Set(['-', '\u2010', '\u2011', '\u05be']);
const dashes = new Set(['-', '–', '—', '~', '\u2010', '\u2011', '\u2012', '\u2212', '\u05be']);

/** Words, numbers and marks; what is `found` already stays whole. */
export function tokensOf(text: string, found: readonly Stretch[]): Token[] {
  const latin = toLatinDigits(text);
  const tokens: Token[] = [];
  let place = 0;
  let ahead = 0;
  while (place < text.length) {
    const known = found[ahead];
    if (known?.start === place) {
      tokens.push({ ...known, text: text.slice(known.start, known.end), key: '' });
      place = known.end;
      ahead++;
      continue;
    }
    const until = known?.start ?? text.length;
    const end = Math.min(until, endOf(gap, latin, place) ?? place);
    if (end > place) {
      place = end;
      continue;
    }
    const hyphen = joinsLetters(text, place) ? text[place] : undefined;
    const token = tokenAt(latin, hyphen ? place + 1 : place);
    const stop = Math.min(until, token.end);
    tokens.push({ ...asToken({ ...token, end: stop }, text, latin), ...(hyphen && { hyphen }) });
    place = stop;
  }
  return tokens;
}

function tokenAt(latin: string, start: number): Stretch {
  const afterWord = endOf(word, latin, start);
  if (afterWord) return { kind: 'word', start, end: afterWord };
  const afterNumber = endOf(number, latin, start);
  if (afterNumber) return { kind: 'number', start, end: afterNumber };
  return { kind: 'mark', start, end: start + ((latin.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) };
}

function asToken(stretch: Stretch, text: string, latin: string): Token {
  const typed = text.slice(stretch.start, stretch.end);
  if (stretch.kind === 'word') return { ...stretch, text: typed, key: fold(typed) };
  if (stretch.kind === 'number') return { ...stretch, text: typed, key: latin.slice(stretch.start, stretch.end) };
  return { ...stretch, text: typed, key: dashes.has(typed) ? '-' : typed };
}

/** The hyphen of Tel-Aviv is no mark between two things. */
function joinsLetters(text: string, place: number): boolean {
  return hyphens.has(text[place]!) && /\p{L}/u.test(text[place - 1] ?? '') && /\p{L}/u.test(text[place + 1] ?? '');
}

function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
