/** One condition of the filter language as somebody wrote it: `-city:Seattle,Kent`, `listPrice<1000000`, `has:phones`, `"free words"`. */
export interface Term {
  /** As written, without a minus before it. */
  text: string;
  isNot: boolean;
  /** Absent for free words and for whatever is too deep for one chip. */
  field?: string;
  operator?: Comparison;
  values?: string[];
}
export type Bounding = '<' | '<=' | '>' | '>=';
export type Comparison = ':' | Bounding;

/** What messages call them. */
export const comparisonNames: Record<Bounding, string> = { '<': 'under', '<=': 'atMost', '>': 'over', '>=': 'atLeast' };

/** Splits a filter into conditions that all must hold; what stands in brackets stays whole. */
export function termsIn(filter: string): Term[] {
  const all = pieces(filter);
  if (all.some((piece) => piece === 'or' || piece === 'OR')) return [{ text: `(${filter.trim()})`, isNot: false }];
  return all.map((piece) => {
    const isNot = piece.startsWith('-') && piece.length > 1;
    const text = isNot ? piece.slice(1) : piece;
    const [, field, operator, rest] = /^([A-Za-z][\w.]*)(:|<=|>=|<|>|=)(.+)$/s.exec(text) ?? [];
    if (!field || !rest || rest.startsWith('(')) return { text, isNot };
    else return { text, isNot, field, operator: (operator === '=' ? ':' : operator) as Comparison, values: split(rest, ',').map(unquoted) };
  });
}

export const written = (terms: Term[]): string => terms.map(({ isNot, text }) => (isNot ? `-${text}` : text)).join(' ');

/** A condition over a field, ready to be put into a filter. */
export function term({ field, operator = ':', values, isNot = false }: Omit<Term, 'text' | 'isNot'> & { isNot?: boolean; values: string[] }): Term {
  return { field, operator, values, isNot, text: `${field}${operator}${values.map(quoted).join(',')}` };
}

/** Free words that stand in a filter, without their quotes. */
export const wordsOf = (terms: Term[]): string => terms.filter(({ field, isNot, text }) => !field && !isNot && !text.startsWith('(')).map(({ text }) => unquoted(text)).join(' ');

const pieces = (filter: string): string[] => split(filter.trim(), ' ').filter(Boolean);

function split(text: string, separator: string): string[] {
  const parts = [''];
  let isQuoted = false;
  let depth = 0;
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === '(') depth++;
    else if (!isQuoted && letter === ')') depth--;
    if (letter === separator && !isQuoted && depth <= 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

const unquoted = (text: string): string => text.replace(/^"(.*)"(\*?)$/s, '$1$2');

function quoted(value: string): string {
  const isBeginning = value.length > 1 && value.endsWith('*');
  const text = isBeginning ? value.slice(0, -1) : value;
  return (/^[\p{L}\p{N}_.@+-]+$/u.test(text) ? text : `"${text.replaceAll('"', '')}"`) + (isBeginning ? '*' : '');
}
