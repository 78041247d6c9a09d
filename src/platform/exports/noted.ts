import { Refusal } from '@gable/api';
import { isId } from '@gable/db/id.ts';
import type { Caller } from '../caller.ts';
import type { Office } from '../office.ts';

/** What was taken away: by whom, when, of which kind, and how it was chosen. */
export interface NotedExport {
  id: string;
  at: string;
  by: string | null;
  kind: string;
  format: string;
  count: number;
  filter: string | null;
  words: string | null;
  archived: string | null;
  relations: string | null;
}

const pageSize = 50;

/**
 * Exports as the history tells them, the newest first; for who looks after the agency.
 * @throws Refusal `command.notPermitted` (403), `query.wrongCursor` (400)
 */
export async function listExports({ engine, commands }: Pick<Office, 'engine' | 'commands'>, caller: Caller, after?: string): Promise<{ data: NotedExport[]; next: string | null }> {
  if (!commands.permits(caller, commands.find('agency.change')!)) throw new Refusal('command.notPermitted', { status: 403 });
  if (after !== undefined && !isId(after)) throw new Refusal('query.wrongCursor', { status: 400 });
  const rows = await engine.read(caller.agency.id, {
    sql: "SELECT id, at, member_id, changes FROM history WHERE agency_id = ? AND kind = 'agencies' AND record_id = 'exports' AND id < ? ORDER BY id DESC LIMIT ?",
    params: [caller.agency.id, after ?? 'z', pageSize + 1],
  });
  const data = rows.slice(0, pageSize).map(([id, at, member, changes]): NotedExport => {
    const told = JSON.parse(changes as string) as Record<string, [null, unknown] | undefined>;
    const text = (name: string): string | null => (told[name]?.[1] as string | undefined) ?? null;
    return {
      id: id as string, at: new Date(Number(at)).toISOString(), by: member as string | null,
      kind: text('kind') ?? '', format: text('format') ?? '', count: Number(told.count?.[1] ?? 0),
      filter: text('filter'), words: text('words'), archived: text('archived'), relations: text('relations'),
    };
  });
  return { data, next: rows.length > pageSize ? data.at(-1)!.id : null };
}
