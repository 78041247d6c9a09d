import type { SameRule } from '@gable/api/server';
import { confirmationKey } from '@gable/api';
import { fold } from '@gable/db/fold.ts';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Reading } from '../engine/engine.ts';
import { at, lazyRecord, loadField, source } from '../records/columns.ts';
import { SqlText } from '../records/sqlText.ts';
import { lookUp, type Resembling } from '../same/bookLookup.ts';
import type { Told } from '../same/sameKeys.ts';
import { judged, type Pair } from './pairs.ts';

export interface Book { reading: Reading; agency: number; definition: RecordDefinition; rule: SameRule }

/** Everybody who may be one with one of the records, whatever their holders. */
export async function findPairs(book: Book, rows: readonly StoredRecord[]): Promise<Pair[]> {
  const { reading, agency, definition, rule } = book;
  const all = rows.map((row): { row: StoredRecord; told: Told } => ({ row, told: [null, 0, lazyRecord(definition, row)] }));
  const lookup = await lookUp({ reading, agency, definition, identity: null, rule }, all.map(({ told }) => told));
  const met = all.map(({ row, told }) => ({ row, resembling: byId(lookup.resembling(told), row[at.id] as string) }));
  const addresses = await addressesOf(book, met.flatMap(({ resembling }) => [...resembling].filter(([, all]) => !all.some(({ agrees }) => agrees)).map(([id]) => id)));
  const pairs = new Map<string, Pair>();
  for (const { row, resembling } of met) {
    const id = row[at.id] as string;
    const own = addressKeys(definition, row);
    for (const [other, reasons] of resembling) {
      const sharing = [...new Set(reasons.map(({ by }) => by).filter((by) => by !== 'title' && by !== 'sound'))];
      const byName = reasons.find(({ by }) => by === 'title' || by === 'sound');
      const isNear = addresses.get(other)?.some((key) => own.includes(key)) ?? false;
      const verdict = judged({ sharing, named: (byName?.by ?? null) as 'title' | 'sound' | null, agrees: byName?.agrees ?? false, isNear, titles: [row[at.title] as string, reasons[0]!.title] });
      const [one, another] = id < other ? [id, other] : [other, id];
      if (verdict) pairs.set(`${one}/${another}`, { one, other: another, ...verdict });
    }
  }
  return [...pairs.values()];
}

function byId(all: Resembling[], own: string): Map<string, Resembling[]> {
  const met = new Map<string, Resembling[]>();
  for (const one of all) if (one.id !== own) met.set(one.id, [...(met.get(one.id) ?? []), one]);
  return met;
}

const addressField = ({ fields }: RecordDefinition): string | undefined => Object.keys(fields).find((name) => fields[name]!.kind.name === 'addresses');

/** Only those of namesakes are asked for: an address in common tells that they are one. */
async function addressesOf({ reading, agency, definition }: Book, ids: string[]): Promise<Map<string, string[]>> {
  const name = addressField(definition);
  if (!name || ids.length === 0) return new Map();
  const place = definition.places.get(name)![0]!;
  const sql = new SqlText(reading.dialect).add(`SELECT t.id, t."${definition.columns[place]!.name}" FROM ${source(definition)} WHERE t.agency_id = ? AND `, agency);
  sql.addOneOf('t.id', [...new Set(ids)]);
  const rows = await reading.rows(sql.text, sql.params);
  return new Map(rows.map(([id, stored]) => [id as string, stored === null ? [] : keysOf(definition.fields[name]!.kind.load([stored!]))]));
}

function addressKeys(definition: RecordDefinition, row: StoredRecord): string[] {
  const name = addressField(definition);
  return name ? keysOf(loadField(definition, name, row)) : [];
}

const keysOf = (addresses: unknown): string[] => ((addresses ?? []) as object[]).map((one) => fold(confirmationKey(one)));
