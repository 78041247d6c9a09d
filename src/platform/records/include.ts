import { Refusal, type RecordData, type Reference } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { toldTitle } from '../permissions/seenKinds.ts';
import { seesWhole, sightOf } from '../permissions/sight.ts';
import { source } from './columns.ts';
import type { Kinds } from './kinds.ts';
import { SqlText } from './sqlText.ts';

/** A reference that is given with its title. */
export interface Inclusion { field: string; target: RecordDefinition | 'members' }
type Carried = string | { id: string; role?: string } | null;

/** @throws Refusal `query.notReference` (400). */
export function inclusions(definition: RecordDefinition, names: readonly string[] | undefined, kinds: Kinds): Inclusion[] {
  return (names ?? []).map((field) => {
    const target = field === 'holder' ? 'members' : definition.fields[field]?.options.target;
    if (target === undefined) throw new Refusal('query.notReference', { status: 400, values: { field } });
    return { field, target: target === 'members' ? ('members' as const) : kinds.find(target) };
  }).filter((inclusion): inclusion is Inclusion => inclusion.target !== undefined);
}

/** Puts `{ id, title }` in the place of each id, with one reading for each kind however many records there are. */
export async function withTitles(data: RecordData[], { caller, included, engine }: { caller: Caller; included: Inclusion[]; engine: Engine }): Promise<RecordData[]> {
  const wanted = new Map<RecordDefinition, Set<string>>();
  for (const { field, target } of included) {
    if (target === 'members') continue;
    const ids = wanted.get(target) ?? wanted.set(target, new Set()).get(target)!;
    for (const record of data) for (const carried of listed(record[field])) ids.add(idOf(carried));
  }
  const titles = new Map<string, string>();
  for (const [target, ids] of wanted) {
    const sight = sightOf(caller, target.kind);
    for (const [id, title, holder] of ids.size ? await readTitles(target, [...ids], { caller, engine }) : []) {
      const whole = seesWhole(sight, [holder], id);
      if (whole || sight.outline) titles.set(id as string, toldTitle(target, title as string, { whole }));
    }
  }
  const named = (target: Inclusion['target'], carried: Carried & {}): Reference => {
    const id = idOf(carried);
    const title = target === 'members' ? caller.agency.members.get(id)?.title : titles.get(id);
    return { id, title: title ?? '', ...(typeof carried === 'object' && carried.role !== undefined && { role: carried.role }) };
  };
  for (const { field, target } of included) {
    for (const record of data) {
      const value = record[field] as Carried | Carried[] | undefined;
      if (Array.isArray(value)) record[field] = value.map((one) => named(target, one!));
      else if (value) record[field] = named(target, value);
    }
  }
  return data;
}

async function readTitles(target: RecordDefinition, ids: string[], { caller, engine }: { caller: Caller; engine: Engine }) {
  const sql = new SqlText(engine.dialect)
    .add(`SELECT id, title, holder_id FROM ${source(target)} WHERE agency_id = ? AND `, caller.agency.id)
    .addOneOf('id', ids);
  return engine.read(caller.agency.id, { sql: sql.text, params: sql.params });
}

const listed = (value: unknown): (Carried & {})[] => (Array.isArray(value) ? value : value ? [value as Carried & {}] : []);
const idOf = (carried: Carried & {}): string => (typeof carried === 'string' ? carried : carried.id);
