import { Refusal, type RecordData, type SoonDeleted } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { bigReading } from '../engine/reading.ts';
import type { Office } from '../office.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { sightOf } from '../permissions/sight.ts';
import { source } from '../records/columns.ts';
import { addConditions } from '../records/listQuery.ts';
import { SqlText } from '../records/sqlText.ts';
import { deletableKinds } from './deletable.ts';
import { keptUntil } from './kept.ts';
import { daysFor, goesOn } from './setting.ts';

export interface SoonAsked { kind?: string | undefined; limit: number; after?: string | undefined }

/** One that lies in the archive: `goesAt` is in the order in which they go, whatever the kind. */
interface Lying { kind: string; id: string; archivedAt: number; goesAt: number }
interface Place { goesAt: number; id: string }

const day = 24 * 60 * 60_000;

/** What lies in the archive and will be deleted for good, of all kinds, what goes first first, as far as the caller sees it whole. What a law keeps is not among it. */
export async function soonDeleted(office: Pick<Office, 'engine' | 'records' | 'rules' | 'commands'>, caller: Caller, { kind, limit, after }: SoonAsked): Promise<{ data: SoonDeleted[]; next: string | null }> {
  const { agency } = caller;
  const kinds = deletableKinds(office.commands, agency).map((one) => seenKinds(caller).get(one.kind)).filter((one) => (kind === undefined || one.kind === kind) && daysFor(agency, one.kind) !== null);
  const page: Lying[] = [];
  let from: Place | null = after === undefined ? null : placeIn(after);
  for (;;) {
    const found = (await Promise.all(kinds.map((definition) => lyingAfter(office, caller, { definition, limit: limit + 1, from })))).flat().sort(inOrder);
    const read = found.slice(0, limit + 1);
    page.push(...await withoutKept(office, caller, read));
    if (read.length <= limit || page.length > limit) break;
    from = read.at(-1)!;
  }
  const shown = page.slice(0, limit);
  const last = shown.at(-1);
  return { data: await told(office, caller, shown), next: page.length > limit && last ? `${last.goesAt}.${last.id}` : null };
}

const inOrder = (one: Lying, other: Lying): number => one.goesAt - other.goesAt || (one.id < other.id ? -1 : 1);

/** @throws Refusal `query.wrongCursor` (400) */
function placeIn(after: string): Place {
  const [, goesAt, id] = /^(\d{1,15})\.(\w{26})$/.exec(after) ?? [];
  if (!id) throw new Refusal('query.wrongCursor', { status: 400 });
  return { goesAt: Number(goesAt), id };
}

async function lyingAfter({ engine }: Pick<Office, 'engine'>, caller: Caller, { definition, limit, from }: { definition: RecordDefinition; limit: number; from: Place | null }): Promise<Lying[]> {
  const { kind } = definition;
  const lies = daysFor(caller.agency, kind)! * day;
  const sql = new SqlText(engine.dialect).add(`SELECT t.id, t.archived_at FROM ${source(definition)} WHERE `);
  addConditions({ definition, caller, query: { archived: 'only' }, sight: { ...sightOf(caller, kind), outline: false }, compared: [] }, sql);
  if (from) sql.add(' AND (t.archived_at, t.id) > (?, ?)', from.goesAt - lies, from.id);
  sql.add(' ORDER BY t.archived_at, t.id LIMIT ?', limit);
  const rows = await engine.read(caller.agency.id, { sql: sql.text, params: sql.params }, { big: true });
  return rows.map(([id, at]) => ({ kind, id: id as string, archivedAt: Number(at), goesAt: Number(at) + lies }));
}

async function withoutKept({ engine, rules }: Pick<Office, 'engine' | 'rules'>, { agency }: Caller, lying: readonly Lying[]): Promise<Lying[]> {
  const asked = { reading: bigReading(engine, agency.id), agency, rules };
  const kept = new Map<string, string>();
  for (const [kind, some] of Map.groupBy(lying, (one) => one.kind)) {
    for (const [id, until] of await keptUntil(asked, { kind, ids: some.map(({ id }) => id) })) kept.set(id, until);
  }
  return lying.filter(({ kind, id, archivedAt }) => (kept.get(id) ?? '') <= goesOn(agency, kind, archivedAt)!);
}

async function told({ records }: Pick<Office, 'records'>, caller: Caller, shown: readonly Lying[]): Promise<SoonDeleted[]> {
  const known = new Map<string, RecordData>();
  for (const [kind, some] of Map.groupBy(shown, (one) => one.kind)) {
    const { data } = await records.list(caller, kind, { filter: { field: 'id', is: '=', value: some.map(({ id }) => id) }, archived: 'only', limit: 200, include: ['holder'] });
    for (const record of data) known.set(record.id, record);
  }
  return shown.filter(({ id }) => known.has(id)).map(({ kind, id, archivedAt }) => {
    const { title, holder } = known.get(id)!;
    return { kind, id, title, holder: holder as SoonDeleted['holder'], archivedAt: new Date(archivedAt).toISOString(), on: goesOn(caller.agency, kind, archivedAt)! };
  });
}
