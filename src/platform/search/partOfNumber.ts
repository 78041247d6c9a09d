import { toLatinDigits } from '@gable/db/fold.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';

/** Fewer digits stand in too many numbers to tell anybody apart, and every number is looked at. */
const fewestDigits = 5;
const mostFound = 200;

interface ByNumber { ids: string[]; /** The field that has the numbers. */ by: string; otherWords: string }

/** Records that have the one number among some words anywhere in a telephone number; null where there is none, or they have no numbers. */
export async function idsByPartOfNumber(engine: Engine, caller: Caller, { definition, words }: { definition: RecordDefinition; words: string }): Promise<ByNumber | null> {
  const by = Object.entries(definition.fields).find(([, { kind, options }]) => kind.name === 'phones' && options.searched)?.[0];
  const [number, ...others] = toLatinDigits(words).match(/(?<![\p{L}\p{N}])[+(]?\d[\d\s().\-\u2010-\u2015/]*/gu) ?? [];
  const digits = number?.replace(/\D/g, '') ?? '';
  if (by === undefined || number === undefined || others.length > 0 || digits.length < fewestDigits) return null;
  const found = await engine.read(caller.agency.id, {
    // The index over texts holds those that are some; without saying so the whole table would be read.
    sql: 'SELECT record_id FROM field_values WHERE agency_id = ? AND kind = ? AND field = ? AND text IS NOT NULL AND text LIKE ? LIMIT ?',
    params: [caller.agency.id, definition.kind, by, `%${digits}%`, mostFound],
  }, { big: true });
  return found.length ? { ids: [...new Set(found.map(([id]) => id as string))], by, otherWords: toLatinDigits(words).replace(number, ' ').trim() } : null;
}
