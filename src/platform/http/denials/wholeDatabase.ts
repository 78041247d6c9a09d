import { createHash } from 'node:crypto';
import { nouns } from '@gable/db/schema/nouns.ts';
import * as platform from '@gable/db/schema/platform.ts';
import type { Table } from '@gable/db/table.ts';
import type { Engine } from '../../engine/engine.ts';

/** What may change though a request is denied: failed attempts are counted, and a token remembers when it was last of use. */
const uncounted = new Set(['attempts']);
const unheeded: Record<string, readonly string[]> = { tokens: ['used_at'], sessions: ['used_at'] };

const tables: Table[] = [...Object.values(platform), ...Object.values(nouns).map(({ table }) => table)].filter(({ name }) => !uncounted.has(name));
const isOfAgency = ({ columns, key }: Table): boolean => 'agency_id' in columns && key[0] === 'agency_id';

/** A hash of all that the database holds of these agencies and of all, by table. */
export async function wholeDatabase(engine: Engine, agencies: readonly number[]): Promise<Map<string, string>> {
  const places = [...agencies.map((agency) => ({ agency, of: tables.filter(isOfAgency) })), { agency: null, of: tables.filter((table) => !isOfAgency(table)) }];
  const all = await Promise.all(places.map(({ agency, of }) => (engine.dialect === 'sqlite' ? hashedHere(engine, agency, of) : hashedThere(engine, agency, of))));
  return new Map(all.flat());
}

export function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...before.keys()].filter((name) => before.get(name) !== after.get(name));
}

type Hashed = [name: string, hash: string];

function hashedHere(engine: Engine, agency: number | null, of: readonly Table[]): Promise<Hashed[]> {
  return Promise.all(of.map(async (table): Promise<Hashed> => {
    const rows = await engine.read(agency, { sql: `${rowsOf(table, agency)} ORDER BY ${table.key.map((column) => `"${column}"`).join(', ')}`, params: agency === null ? [] : [agency] });
    return [`${agency ?? 'all'} ${table.name}`, createHash('sha256').update(JSON.stringify(rows)).digest('base64url')];
  }));
}

/** In one question, for each takes its way. */
async function hashedThere(engine: Engine, agency: number | null, of: readonly Table[]): Promise<Hashed[]> {
  const sql = of.map((table) => `SELECT '${table.name}', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM (${rowsOf(table, agency)}) t`).join(' UNION ALL ');
  const rows = await engine.read(agency, { sql, params: agency === null ? [] : of.map(() => agency) }, { big: true });
  return rows.map(([name, hash]) => [`${agency ?? 'all'} ${name as string}`, hash as string]);
}

function rowsOf({ name, columns }: Table, agency: number | null): string {
  const heeded = Object.keys(columns).filter((column) => !unheeded[name]?.includes(column)).map((column) => `"${column}"`).join(', ');
  return `SELECT ${heeded} FROM "${name}"${agency === null ? '' : ' WHERE agency_id = ?'}`;
}
