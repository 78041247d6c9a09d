import type { LabelledAddress, MetWords, Phone, RecordData } from '@gable/api';
import { fold, toLatinDigits } from '@gable/db/fold.ts';
import type { RecordDefinition } from '@gable/db/record.ts';

const mostBesideTitle = 2;
const excerpt = { before: 40, whole: 140 };

/**
 * Where the words stand in what somebody is given of a record: its title, and for those that are not in it the first fields
 * that have them. What is not given is not told.
 */
export function whereMet(definition: RecordDefinition, data: RecordData, words: readonly string[]): MetWords[] {
  const inTitle = marksIn(data.title, words);
  const left = words.filter((word) => !inTitle.some((mark) => mark.word === word));
  const met: MetWords[] = inTitle.length ? [{ field: 'title', text: data.title, marks: inTitle.map(({ from, to }) => [from, to]) }] : [];
  for (const [name, { kind, options }] of Object.entries(definition.fields)) {
    if (left.length === 0 || met.length > mostBesideTitle) break;
    const value = data[name];
    if (name === 'title' || !options.searched || value === null || value === undefined) continue;
    for (const text of textsOf(kind.name, value)) {
      const marks = kind.name === 'phones' ? numberIn(text, left) : marksIn(text, left);
      if (marks.length === 0) continue;
      left.splice(0, left.length, ...left.filter((word) => !marks.some((mark) => mark.word === word)));
      met.push({ field: name, ...excerptOf(text, marks) });
    }
  }
  return met;
}

interface Mark { word: string; from: number; to: number }

/** What the index takes for one word, with the points and quotes that it leaves out. */
const written = /[\p{L}\p{N}\p{M}+'"`׳״’‘“”\u0640\u200c-\u200f]+/gu;

function marksIn(text: string, words: readonly string[]): Mark[] {
  return [...text.matchAll(written)].flatMap(({ 0: own, index }): Mark[] => {
    const folded = fold(own);
    const word = words.filter((one) => ([...one].length < 2 ? folded === one : folded.startsWith(one))).sort((one, other) => other.length - one.length)[0];
    return word === undefined ? [] : [{ word, from: index, to: index + lengthOf(own, word) }];
  });
}

/** How much of what is written its beginning is, for a folded letter may be several signs. */
function lengthOf(own: string, word: string): number {
  let length = 1;
  while (length < own.length && !fold(own.slice(0, length)).startsWith(word)) length += 1;
  while (length < own.length && /\p{M}/u.test(own[length]!)) length += 1;
  return length;
}

/** A number is one, however it is grouped. */
function numberIn(text: string, words: readonly string[]): Mark[] {
  const digits = digitsOf(text);
  const word = words.find((one) => digitsOf(one).length >= 2 && digits.includes(digitsOf(one).replace(/^0+/, '')));
  return word === undefined ? [] : words.filter((one) => digitsOf(one) !== '').map((one) => ({ word: one, from: 0, to: text.length }));
}

const digitsOf = (text: string): string => toLatinDigits(text).replace(/\D/g, '');

function textsOf(kind: string, value: unknown): string[] {
  switch (kind) {
    case 'phones': return (value as Phone[]).map(({ typed }) => typed);
    case 'emails': return (value as { address: string }[]).map(({ address }) => address);
    case 'tags': return value as string[];
    case 'addresses': return (value as LabelledAddress[]).map(({ label: _label, ...address }) => Object.values(address).join(', '));
    case 'address': return [Object.values(value as object).join(', ')];
    default: return typeof value === 'string' ? [value] : [];
  }
}

function excerptOf(text: string, marks: readonly Mark[]): Omit<MetWords, 'field'> {
  const first = marks[0]!.from;
  const begins = text.length <= excerpt.whole || first <= excerpt.before ? 0 : text.lastIndexOf(' ', first - excerpt.before / 2) + 1;
  const ends = Math.min(text.length, begins + excerpt.whole);
  const lead = begins > 0 ? '… ' : '';
  return {
    text: `${lead}${text.slice(begins, ends)}${ends < text.length ? '…' : ''}`,
    marks: marks.filter(({ from, to }, index) => from >= begins && to <= ends && from !== marks[index - 1]?.from).map(({ from, to }) => [from - begins + lead.length, to - begins + lead.length]),
  };
}
