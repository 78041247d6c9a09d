import type { Filter, Operator } from './filter.ts';
import { Refusal } from './refusal.ts';

/**
 * Reads the filter language: `stage:proposal value>500000 -city:Seattle (rooms>=4 or pool:yes) "free words"`.
 * Terms stand for «and»; `or` binds weaker; `-` negates; commas list alternatives; `has:phone` asks for any value.
 * Amounts are in whole units of the agency's currency, also as they are said, `value>300k` or `<1.8m`, areas in its own unit or the one that they name (`livingArea>2000sqft`,
 * `200m2`); in a comparison commas may group thousands: `listPrice<1,000,000`.
 * Days are written `2026-11-22`, `2026-11`, `2026`, `today`, `lastWeek`, `nextMonth`, `-30d` and `+2w` from today; `30d` is an age:
 * `createdAt<30d` came in the last 30 days. A record is named by its id or by words of its title: `contacts:"Dana Levi"`, `holder:me`.
 * A beginning has a star behind it, `lastName:Co*`; the end of a telephone number one before it, `phones:*1234`. A box on the map is
 * written by two corners, `location:47.6,-122.4..47.7,-122.3`: south, west, north and east in degrees, across the 180th meridian too.
 * Whether fields exist and values fit is told when the filter meets a record kind; there a field of several is known by its singular
 * too, and in any case: `has:phone`, `BedroomsTotal>=3`.
 * @throws Refusal `filter.invalid` (400) with the position, from 1, and what was expected there; `filter.oneValue` (400) for a comparison with several.
 */
export function parseFilter(text: string): Filter {
  const tokens = tokenize(text);
  const filter = parseAlternatives({ text, tokens, next: 0, depth: 0 });
  return filter;
}

/** Writes a filter so that `parseFilter` gives it back, but for the places of its terms. */
export function writeFilter(filter: Filter): string {
  if ('all' in filter) return filter.all.map((one) => ('any' in one ? `(${writeFilter(one)})` : writeFilter(one))).join(' ');
  else if ('any' in filter) return filter.any.map((one) => ('any' in one ? `(${writeFilter(one)})` : writeFilter(one))).join(' or ');
  else if ('not' in filter) return 'field' in filter.not || 'words' in filter.not ? `-${writeFilter(filter.not)}` : `-(${writeFilter(filter.not)})`;
  else if ('words' in filter) return quote(filter.words);
  else return writeTerm(filter);
}

interface Token { at: number; kind: 'open' | 'close' | 'or' | 'not' | 'term' | 'words'; text: string }
interface Reading { text: string; tokens: Token[]; next: number; depth: number }

const symbols: Record<string, Operator> = { ':': '=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };
const tokenPattern = /\s*(?:(\()|(\))|(-(?=\S))|((?:[\p{L}\p{N}_.]+)(?:>=|<=|:|<|>)(?:"(?:[^"\\]|\\.)*"|[^\s()",]+|,)*)|("(?:[^"\\]|\\.)*")|([^\s()"]+))/uy;

function tokenize(text: string): Token[] {
  if (text.length > 2_000) throw wrong(2_000, 'end');
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const begun = tokenPattern.lastIndex;
    const at = begun + text.slice(begun).search(/\S/);
    const match = tokenPattern.exec(text);
    if (!match) throw wrong(at, 'quote');
    const [, open, close, not, term, quoted, word] = match;
    if (open) tokens.push({ at, kind: 'open', text: open });
    else if (close) tokens.push({ at, kind: 'close', text: close });
    else if (not) tokens.push({ at, kind: 'not', text: not });
    else if (term) tokens.push({ at, kind: 'term', text: term });
    else if (quoted) tokens.push({ at, kind: 'words', text: unquote(quoted) });
    else tokens.push({ at, kind: word === 'or' || word === 'OR' ? 'or' : 'words', text: word! });
  }
  return tokens;
}

function parseAlternatives(reading: Reading): Filter {
  const alternatives = [parseTogether(reading)];
  while (reading.tokens[reading.next]?.kind === 'or') {
    reading.next += 1;
    alternatives.push(parseTogether(reading));
  }
  const left = reading.tokens[reading.next];
  if (left && !(left.kind === 'close' && reading.depth > 0)) throw wrong(left.at, 'term');
  return alternatives.length === 1 ? alternatives[0]! : { any: alternatives };
}

function parseTogether(reading: Reading): Filter {
  const parts: Filter[] = [];
  for (let token = reading.tokens[reading.next]; token && token.kind !== 'or' && token.kind !== 'close'; token = reading.tokens[reading.next]) {
    parts.push(parseOne(reading));
  }
  if (parts.length === 0 && reading.tokens.length > 0) throw wrong(reading.tokens[reading.next]?.at ?? reading.text.length, 'term');
  return parts.length === 1 ? parts[0]! : { all: parts };
}

function parseOne(reading: Reading): Filter {
  const token = reading.tokens[reading.next];
  if (!token) throw wrong(reading.text.length, 'term');
  reading.next += 1;
  if (token.kind === 'not') return parseNegated(reading, token);
  else if (token.kind === 'words') return { words: token.text };
  else if (token.kind === 'term') return parseTerm(token);
  else if (token.kind === 'open') return parseGroup(reading, token);
  else throw wrong(token.at, 'term');
}

function parseNegated(reading: Reading, not: Token): Filter {
  if (reading.depth >= 8) throw wrong(not.at, 'shallower');
  reading.depth += 1;
  const negated = parseOne(reading);
  reading.depth -= 1;
  return { not: negated };
}

function parseGroup(reading: Reading, open: Token): Filter {
  if (reading.depth >= 8) throw wrong(open.at, 'shallower');
  reading.depth += 1;
  const filter = parseAlternatives(reading);
  reading.depth -= 1;
  if (reading.tokens[reading.next]?.kind !== 'close') throw wrong(reading.text.length, 'parenthesis');
  reading.next += 1;
  return filter;
}

function parseTerm({ at, text }: Token): Filter {
  const [, field, symbol, written] = /^([\p{L}\p{N}_.]+)(>=|<=|:|<|>)(.*)$/su.exec(text)!;
  const is = symbols[symbol!]!;
  const place = { at: at + 1 };
  const box = is === '=' ? boxIn(written!) : undefined;
  if (box && field !== 'has') return { field: field!, is: 'within', value: box, ...place };
  const isBeginning = is === '=' && written!.length > 1 && written!.endsWith('*');
  const isEnding = is === '=' && !isBeginning && written!.length > 1 && written!.startsWith('*');
  const meant = is !== '=' ? withoutGroups(written!) : isBeginning ? written!.slice(0, -1) : isEnding ? written!.slice(1) : written!;
  const values = [...meant.matchAll(/"((?:[^"\\]|\\.)*)"|([^",]+)/g)].map(([whole, quoted]) => (quoted === undefined ? whole : unquote(whole)));
  if (values.length === 0) throw wrong(at + text.length, 'value');
  if (field === 'has') return { field: values[0]!, is: 'has', value: true, ...place };
  if (values.length > 1 && is !== '=') throw new Refusal('filter.oneValue', { status: 400, values: { term: text, position: at + 1 } });
  if (isBeginning && values.length === 1) return { field: field!, is: 'startsWith', value: values[0]!, ...place };
  if (isEnding && values.length === 1) return { field: field!, is: 'endsWith', value: values[0]!, ...place };
  if (isEnding) values.unshift(`*${values.shift()!}`);
  if (isBeginning) values.push(`${values.pop()!}*`);
  return { field: field!, is, value: values.length === 1 ? values[0]! : values, ...place };
}

function writeTerm({ field, is, value }: Extract<Filter, { field: string }>): string {
  if (is === 'has') return `has:${field}`;
  if (is === 'within') return `${field}:${writeBox(value as string[])}`;
  const written = (Array.isArray(value) ? value : [value]).map((one) => quote(String(one))).join(',');
  if (is === 'startsWith') return `${field}:${written}*`;
  if (is === 'endsWith') return `${field}:*${written}`;
  return `${field}${is === '=' ? ':' : is}${written}`;
}

const box = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/;

/** The sides of a box as it is written, `47.6,-122.4..47.7,-122.3`: south, west, north, east. Undefined where it is none. */
export const boxIn = (written: string): string[] | undefined => box.exec(written)?.slice(1);
const writeBox = ([south, west, north, east]: string[]): string => `${south!},${west!}..${north!},${east!}`;

/** A number whose thousands are grouped, `1,000,000`, without the commas; whatever else it is stays. */
export const withoutGroups = (written: string): string => (/^"?-?\p{Nd}{1,3}([,٬]\p{Nd}{3})+(?!\p{Nd})[^,]*$/u.test(written) ? written.replace(/[,٬]/g, '') : written);

const quote = (text: string): string => (/^[^\s()",*-][^\s()",*]*$/.test(text) && text !== 'or' && !/[:<>]|\.\./.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`);
const unquote = (text: string): string => text.slice(1, -1).replace(/\\(.)/g, '$1');

function wrong(position: number, expected: 'end' | 'quote' | 'term' | 'shallower' | 'parenthesis' | 'value'): Refusal {
  return new Refusal('filter.invalid', { status: 400, values: { position: position + 1, expected } });
}
