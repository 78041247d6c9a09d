import { Refusal, type ErasureCertificate } from '@gable/api';
import { isId } from '@gable/db/id.ts';
import type { Caller } from '../caller.ts';
import { beginning, chainHash, type Action, type Entry } from '../history/entry.ts';
import { provenCommitments } from '../history/erasure.ts';
import type { Office } from '../office.ts';
import { certificates } from './erasureCommands.ts';

const pageSize = 50;
const entryColumns = 'id, sequence, command, run, at, member_id, action, changes, secret, commitments, hash';
type EntryRow = [id: string, sequence: number, command: string, run: string, at: number, member: string | null, action: Action, changes: string, secret: string, commitments: string | null, hash: string];

/**
 * What was deleted for good, the newest first: who asked for it, when and why, what was done, and whether the entry that says so
 * still has its hash; for who looks after the agency.
 * @throws Refusal `command.notPermitted` (403), `query.wrongCursor` (400)
 */
export async function listErasures({ engine, commands }: Pick<Office, 'engine' | 'commands'>, caller: Caller, after?: string): Promise<{ data: ErasureCertificate[]; next: string | null }> {
  const { id: agency } = caller.agency;
  if (!commands.permits(caller, commands.find('records.erase')!)) throw new Refusal('command.notPermitted', { status: 403 });
  if (after !== undefined && !isId(after)) throw new Refusal('query.wrongCursor', { status: 400 });
  const rows = await engine.read(agency, {
    sql: `SELECT ${entryColumns} FROM history WHERE agency_id = ? AND kind = 'agencies' AND record_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
    params: [agency, certificates, after ?? 'z', pageSize * 2 + 1],
  }) as EntryRow[];
  const finished = new Map(rows.filter((row) => saysOf(row).finished).map((row) => [row[3], row]));
  const begun = rows.filter((row) => !saysOf(row).finished);
  const data = await Promise.all(begun.slice(0, pageSize).map(async (row): Promise<ErasureCertificate> => {
    const [id, , , run, at, member, , , , , hash] = row;
    const end = finished.get(run) ?? (await engine.read(agency, {
      sql: `SELECT ${entryColumns} FROM history WHERE agency_id = ? AND run = ? AND kind = 'agencies' AND record_id = ? AND id <> ?`, params: [agency, run, certificates, id],
    }) as EntryRow[])[0];
    const [says, did] = [saysOf(row), end ? saysOf(end) : null];
    const both = [row, ...(end ? [end] : [])];
    const areProven = await Promise.all(both.map((one) => isProven(engine, agency, one)));
    return {
      id, at: new Date(Number(at)).toISOString(), by: member, reason: String(says.reason), records: says.together ? says.together as string[] : [String(says.record)],
      finishedAt: end ? new Date(Number(end[4])).toISOString() : null,
      counts: did ? { notes: Number(did.notes), tasks: Number(did.tasks), files: Number(did.files), namedIn: Number(did.namedElsewhere) } : null,
      hash: end ? end[10] : hash, isProven: areProven.every(Boolean),
    };
  }));
  const hasMore = begun.length > pageSize || rows.length > pageSize * 2;
  return { data, next: hasMore ? data.at(-1)?.id ?? null : null };
}

const saysOf = ([, , , , , , , changes]: EntryRow): Record<string, unknown> => Object.fromEntries(Object.entries(JSON.parse(changes) as Entry['changes']).map(([name, [, value]]) => [name, value]));

/** Whether an entry's hash is still that of what it says, after the one before it. */
async function isProven(engine: Office['engine'], agency: number, [id, sequence, command, run, at, member, action, changes, secret, commitments, hash]: EntryRow): Promise<boolean> {
  const [before] = await engine.read(agency, { sql: 'SELECT hash FROM history WHERE agency_id = ? AND sequence = ?', params: [agency, sequence - 1] });
  const proven = provenCommitments({ changes: JSON.parse(changes) as Entry['changes'], secret, commitments });
  const entry = { agency, id, sequence: Number(sequence), command, run, at: Number(at), member, kind: 'agencies', record: certificates, action };
  return proven !== null && chainHash((before?.[0] as string | undefined) ?? beginning, entry, proven) === hash;
}
