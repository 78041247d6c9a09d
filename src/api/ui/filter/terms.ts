import { boxIn, withoutGroups, writeFilter } from '../../index.ts';

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
    const [, field, operator, rest] = /^([\p{L}\p{N}_.]+)(:|<=|>=|<|>|=)(.+)$/su.exec(text) ?? [];
    if (!field || !rest || rest.startsWith('(')) return { text, isNot };
    const comparison = (operator === '=' ? ':' : operator) as Comparison;
    return { text, isNot, field, operator: comparison, values: valuesIn(rest, comparison) };
  });
}

function valuesIn(rest: string, comparison: Comparison): string[] {
  // A comparison has one value: its commas group thousands. So has a box: they part the sides of its corners.
  if (comparison !== ':') return [unquoted(withoutGroups(rest))];
  else return boxIn(rest) ? [rest] : split(rest, ',').map(unquoted);
}

export const written = (terms: Term[]): string => terms.map(({ isNot, text }) => (isNot ? `-${text}` : text)).join(' ');

/** A condition over a field, ready to be put into a filter. */
export function term({ field, operator = ':', values, isNot = false }: Omit<Term, 'text' | 'isNot'> & { isNot?: boolean; values: string[] }): Term {
  return { field, operator, values, isNot, text: conditionText(field!, operator, values) };
}

/** Free words that stand in a filter, without their quotes. */
export const wordsOf = (terms: Term[]): string => terms.filter(({ field, isNot, text }) => !field && !isNot && !text.startsWith('(')).map(({ text }) => unquoted(text)).join(' ');

const pieces = (filter: string): string[] => split(filter.trim(), ' ').filter(Boolean);

function split(text: string, separator: string): string[] {
  const parts = [''];
  let isQuoted = false;
  let isEscaped = false;
  let depth = 0;
  for (const letter of text) {
    if (letter === '"' && !isEscaped) isQuoted = !isQuoted;
    else if (!isQuoted && letter === '(') depth++;
    else if (!isQuoted && letter === ')') depth--;
    isEscaped = isQuoted && letter === '\\' && !isEscaped;
    if (letter === separator && !isQuoted && depth <= 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

function unquoted(text: string): string {
  const [, before, inner, behind] = /^(\*?)"(.*)"(\*?)$/s.exec(text) ?? [];
  return inner === undefined ? text : before! + inner.replace(/\\(.)/gs, '$1') + behind!;
}

function conditionText(field: string, operator: Comparison, values: string[]): string {
  const [value = '', ...others] = values;
  const box = operator === ':' && !others.length ? boxIn(value) : undefined;
  if (box) return writeFilter({ field, is: 'within', value: box });
  else if (others.length) return writeFilter({ field, is: '=', value: values });
  else if (operator === ':' && value.length > 1 && value.endsWith('*')) return writeFilter({ field, is: 'startsWith', value: value.slice(0, -1) });
  else if (operator === ':' && value.length > 1 && value.startsWith('*')) return writeFilter({ field, is: 'endsWith', value: value.slice(1) });
  else return writeFilter({ field, is: operator === ':' ? '=' : operator, value });
}
