import type { Meant } from '@gable/db/field.ts';
import { fold, toLatinDigits } from '@gable/db/fold.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import { isAdded, wordKinds, wordsKind } from './addedFields.ts';
import { perDefinition } from './columns.ts';
import type { Filtering } from './filterToSql.ts';
import { endOfPrefix, type SqlText } from './sqlText.ts';
import { addShownWords, titleBit } from './wordBits.ts';

/**
 * Adds the condition for free words over the table `t`. Every word must begin some word of the record; one of a single
 * letter must be one. A number may also be meant as a field understands it: the end of a telephone number.
 */
export function addWords(words: string, filtering: Filtering): void {
  const { sql, touched } = filtering;
  sql.add('(');
  piecesOf(words).forEach((piece, index) => {
    sql.add(index ? ' AND (' : '(');
    piece.words.forEach((word, place) => {
      if (place) sql.add(' AND ');
      addWord(word, filtering);
    });
    if (piece.isNumber && !filtering.outlineOnly) addMeant(piece.text, filtering);
    sql.add(')');
  });
  sql.add(searchableWords(words).length ? ')' : 'TRUE)');
  touched.add('words');
}

/** The words of a text as they are stored and asked for. */
export function searchableWords(text: string): string[] {
  return [...new Set(fold(text).split(/[^\p{L}\p{N}+]+/u).filter(Boolean).map((word) => word.slice(0, 60)))].slice(0, 40);
}

interface Piece { text: string; words: string[]; isNumber: boolean }

/** Digits that stand together, however they are parted, and not those of a word: `(206) 433-0188`, but not `A1024`. */
const number = /(?<![\p{L}\p{N}])[+(]?\d(?:[\d\s().\-\u2010-\u2015/]*\d)?(?![\p{L}\p{N}])/gu;

function piecesOf(asked: string): Piece[] {
  const text = toLatinDigits(asked);
  const numbers = [...text.matchAll(number)].map(([found]) => ({ text: found, words: searchableWords(found), isNumber: true }));
  const others = text.replace(number, ' ').split(/\s+/).map((one) => ({ text: one, words: searchableWords(one), isNumber: false }));
  return [...numbers, ...others].filter((piece) => piece.words.length > 0);
}

function addWord(word: string, { definition, caller, sql, outlineOnly }: Filtering): void {
  const [own, ...added] = outlineOnly ? [definition.kind] : wordKinds(definition);
  const begins = (): SqlText => ([...word].length < 2 ? sql.add('word = ?', word) : sql.add('word >= ? AND word < ?', word, endOfPrefix(word)));
  sql.add('t.id IN (SELECT record_id FROM search_words WHERE agency_id = ? AND ', caller.agency.id);
  if (definition.partOf && added.length) {
    addShownWords(definition, sql.add('(kind = ?', own!)).addOneOf(' OR kind', added).add(') AND ');
    begins().add(')');
  } else {
    sql.add(`kind ${added.length === 0 ? '= ?' : `IN (${[own, ...added].map(() => '?').join(', ')})`} AND `, own!, ...added);
    begins();
    if (outlineOnly) sql.add(' AND (stands_in & ?) <> 0)', titleBit);
    else addShownWords(definition, sql).add(')');
  }
}

function addMeant(text: string, { definition, caller, sql }: Filtering): void {
  for (const [name, meant] of meaningFields(definition)) {
    const { words, terms } = meant(text, caller.agency);
    for (const word of words) {
      const isApart = isAdded(definition, name);
      sql.add(' OR t.id IN (SELECT record_id FROM search_words WHERE agency_id = ? AND kind = ? AND word >= ? AND word < ?', caller.agency.id, isApart ? wordsKind(definition.kind, name) : definition.kind, word, endOfPrefix(word));
      if (!isApart) addShownWords(definition, sql);
      sql.add(')');
    }
    for (const term of terms) {
      sql.add(' OR t.id IN (SELECT record_id FROM field_values WHERE agency_id = ? AND kind = ? AND field = ? AND text >= ? AND text < ?)', caller.agency.id, definition.kind, name, term, endOfPrefix(term));
    }
  }
}

type Meaning = (text: string, setting: { country: string }) => Meant;

const meaningFields = perDefinition(({ fields }: RecordDefinition): [string, Meaning][] =>
  Object.entries(fields).flatMap(([name, { kind, options }]) => (options.searched && kind.meant ? [[name, kind.meant.bind(kind)]] : [])));
