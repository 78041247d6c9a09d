import { InvalidValue } from '@gable/db/field.ts';
import { fold } from '@gable/db/fold.ts';
import { isId } from '@gable/db/id.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import { bigReading } from '../../engine/reading.ts';
import type { Agency, AgencyMember, Caller } from '../../caller.ts';
import type { Engine, Reading } from '../../engine/engine.ts';
import { seenKinds } from '../../permissions/seenKinds.ts';
import { seesWhole, sightOf } from '../../permissions/sight.ts';
import { source } from '../../records/columns.ts';
import { SqlText } from '../../records/sqlText.ts';
import { recordsBy } from '../../same/recordsBy.ts';

/** Which record is meant, or why it can't be told. */
export type Answer = { id: string } | { left: string } | 'none' | 'several';

interface Asking { engine: Engine; caller: Caller; target: string; numbersOf: (kind: string) => string[] }

/** Which record each text names: by its id, a number of its own, a telephone, an e-mail address or its whole name. */
export async function idsOf({ engine, caller, target, numbersOf }: Asking, texts: readonly string[]): Promise<Map<string, Answer>> {
  const asked = [...new Set(texts)];
  if (target === 'members') return new Map(asked.map((text) => [text, memberNamed(caller.agency, text)]));
  const definition = seenKinds(caller).find(target);
  if (!definition) return new Map();
  const reading = bigReading(engine, caller.agency.id);
  const found = new Map(asked.map((text) => [text, new Set<string>()]));
  for (const [field, wanted] of waysTo(definition, asked, { agency: caller.agency, numbers: numbersOf(target) })) {
    for (const [text, { id }] of await recordsBy(reading, { definition, identity: null, rule: undefined }, { agency: caller.agency.id, field, texts: [...wanted.keys()] })) {
      for (const one of wanted.get(text) ?? []) found.get(one)!.add(id);
    }
  }
  const known = await knownTo(caller, { definition, reading, ids: new Set([...asked.filter(isId), ...[...found.values()].flatMap((ids) => [...ids])]) });
  return new Map([...found].map(([text, ids]) => [text, only([...ids, ...(isId(text) ? [text] : [])].filter((id) => known.has(id)))]));
}

function only(ids: readonly string[]): { id: string } | 'none' | 'several' {
  if (ids.length === 0) return 'none';
  else return ids.length === 1 ? { id: ids[0]! } : 'several';
}

type Texts = Map<string, string[]>;

/** By field: the texts as they are compared, each with those that were written. */
function waysTo(definition: RecordDefinition, asked: readonly string[], { agency, numbers }: { agency: Agency; numbers: readonly string[] }): Map<string, Texts> {
  const ways = new Map<string, Texts>();
  const add = (field: string, compared: string, written: string): void => {
    const texts = ways.get(field) ?? ways.set(field, new Map()).get(field)!;
    texts.set(compared, [...(texts.get(compared) ?? []), written]);
  };
  for (const text of asked) {
    add('title', fold(text), text);
    for (const [name, { kind, options }] of Object.entries(definition.fields)) {
      if (kind.name === 'phones' || kind.name === 'emails') for (const term of termsIn(text, () => kind.terms!(kind.parse([text], options as never, agency) as never))) add(name, term, text);
      else if (numbers.includes(name)) add(name, String(kind.storeOperand?.(text, options as never, agency) ?? text), text);
    }
  }
  return ways;
}

function termsIn(text: string, read: () => { text?: string }[]): string[] {
  try {
    return read().flatMap((term) => term.text ?? []);
  } catch (failure) {
    if (failure instanceof InvalidValue) return [];
    throw failure;
  }
}

/** What the caller may not know of is not there for them; what lies in the archive is meant only by its id. */
async function knownTo(caller: Caller, { definition, reading, ids }: { definition: RecordDefinition; reading: Reading; ids: ReadonlySet<string> }): Promise<Set<string>> {
  if (ids.size === 0) return new Set();
  const sql = new SqlText(reading.dialect).add(`SELECT t.id, t.holder_id FROM ${source(definition)} WHERE t.agency_id = ? AND `, caller.agency.id).addOneOf('t.id', [...ids]);
  const sight = sightOf(caller, definition.kind);
  return new Set((await reading.rows(sql.text, sql.params)).filter(([id, holder]) => sight.outline || seesWhole(sight, [holder], id)).map(([id]) => id as string));
}

/** Somebody who works here no more looks after nothing new. */
function memberNamed({ members }: Agency, text: string): Answer {
  const all = [...members.values()];
  const answer = memberAmong(all.filter(({ suspended }) => !suspended), text);
  if (answer !== 'none') return answer;
  const earlier = memberAmong(all, text);
  return typeof earlier === 'object' ? { left: earlier.id } : earlier;
}

function memberAmong(there: readonly AgencyMember[], text: string): { id: string } | 'none' | 'several' {
  const byAddress = there.filter(({ id, email }) => id === text || fold(email) === fold(text));
  const found = byAddress.length ? byAddress : there.filter(({ title }) => fold(title) === fold(text));
  return only(found.map(({ id }) => id));
}
