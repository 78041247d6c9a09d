import { Refusal, type DuplicatePair, type ScanState } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { sightOf } from '../permissions/sight.ts';
import { source } from '../records/columns.ts';
import { addConditions } from '../records/listQuery.ts';
import { SqlText } from '../records/sqlText.ts';
import { scanJob, type DuplicateParts } from './scan.ts';
import { strengths, type Strength } from './pairs.ts';

export interface PairsAsked { strength?: Strength | undefined; holder?: string | undefined; limit: number; after?: string | undefined }
interface Found { strength: Strength; one: string; other: string; reasons: string[] }

const mostCounted = 1_000;

/** Pairs of which the caller sees both whole, the surest first, then the newest. */
export async function listPairs({ engine, records }: DuplicateParts, caller: Caller, { kind, ...asked }: PairsAsked & { kind: string }): Promise<{ data: DuplicatePair[]; next: string | null; count: number; atLeast: boolean }> {
  const definition = seenKinds(caller).get(kind);
  const sql = new SqlText(engine.dialect).add('SELECT p.strength, p.one_id, p.other_id, p.reasons');
  addPairs(sql, { caller, definition, asked });
  if (asked.after) {
    const [, strength, one, other] = /^([012])\.(\w{26})\.(\w{26})$/.exec(asked.after) ?? [];
    if (!other) throw new Refusal('query.wrongCursor', { status: 400 });
    sql.add(' AND (p.strength, p.one_id, p.other_id) < (?, ?, ?)', Number(strength), one!, other);
  }
  sql.add(' ORDER BY p.strength DESC, p.one_id DESC, p.other_id DESC LIMIT ?', asked.limit + 1);
  const rows = await engine.read(caller.agency.id, { sql: sql.text, params: sql.params });
  const counting = new SqlText(engine.dialect).add('SELECT count(*) FROM (SELECT 1');
  addPairs(counting, { caller, definition, asked });
  counting.add(' LIMIT ?) AS counted', mostCounted + 1);
  const [[count]] = await engine.read(caller.agency.id, { sql: counting.text, params: counting.params }) as [[number]];
  const page = rows.slice(0, asked.limit).map(([strength, one, other, reasons]): Found => ({ strength: strengths[Number(strength)]!, one: one as string, other: other as string, reasons: (reasons as string).trim().split(' ') }));
  const ids = [...new Set(page.flatMap(({ one, other }) => [one, other]))];
  const known = new Map<string, DuplicatePair['one']>();
  for (let from = 0; from < ids.length; from += 100) {
    const { data } = await records.list(caller, kind, { filter: { field: 'id', is: '=', value: ids.slice(from, from + 100) }, limit: 200, include: ['holder'] });
    for (const record of data) known.set(record.id, record);
  }
  const last = page.at(-1);
  return {
    data: page.filter(({ one, other }) => known.has(one) && known.has(other)).map(({ one, other, ...more }) => ({ one: known.get(one)!, other: known.get(other)!, ...more })),
    next: rows.length > asked.limit && last ? `${strengths.indexOf(last.strength)}.${last.one}.${last.other}` : null,
    count: Math.min(Number(count), mostCounted), atLeast: Number(count) > mostCounted,
  };
}

function addPairs(sql: SqlText, { caller, definition, asked: { strength, holder } }: { caller: Caller; definition: RecordDefinition; asked: PairsAsked }): void {
  sql.add(' FROM same_pairs p WHERE p.agency_id = ? AND p.kind = ? AND p.apart_at IS NULL', caller.agency.id, definition.kind);
  if (strength) sql.add(' AND p.strength = ?', strengths.indexOf(strength));
  // That two have the same number is nothing for whoever may not know their numbers.
  const hidden = Object.keys(definition.partOf?.fields ?? {}).filter((name) => !Object.hasOwn(definition.fields, name));
  for (const name of hidden) sql.add(' AND p.reasons NOT LIKE ?', `% ${name} %`);
  const sight = { ...sightOf(caller, definition.kind), outline: false };
  for (const side of ['one_id', 'other_id']) {
    addConditions({ definition, caller, query: {}, sight, compared: [] }, sql.add(` AND EXISTS (SELECT 1 FROM ${source(definition)} WHERE t.id = p.${side} AND `));
    sql.add(')');
  }
  if (!holder) return;
  const isHeld = (side: string): string => `EXISTS (SELECT 1 FROM ${source(definition)} WHERE t.agency_id = p.agency_id AND t.id = p.${side} AND t.holder_id = ?)`;
  sql.add(` AND (${isHeld('one_id')} OR ${isHeld('other_id')})`, holder, holder);
}

/** When the kind was last looked through, and how far the scan is that is under way. */
export async function scanOf({ engine }: Pick<DuplicateParts, 'engine'>, { agency }: Caller, kind: string): Promise<{ scannedAt: string | null; job: string | null; progress: ScanState | null }> {
  const [scanned] = await engine.read(agency.id, { sql: 'SELECT scanned_at FROM same_scans WHERE agency_id = ? AND kind = ?', params: [agency.id, kind] });
  const jobs = await engine.read(null, { sql: "SELECT id, progress, payload FROM jobs WHERE agency_id = ? AND name = ? AND state IN ('waiting', 'running')", params: [agency.id, scanJob] });
  const job = jobs.find(([, , payload]) => (JSON.parse(payload as string) as { kind: string }).kind === kind);
  return { scannedAt: scanned ? new Date(scanned[0] as number).toISOString() : null, job: (job?.[0] ?? null) as string | null, progress: job?.[1] ? told(JSON.parse(job[1] as string) as ScanState) : null };
}

const told = ({ phase, records, total, done, found }: ScanState): ScanState => ({ phase, records, total, done, found });
