import type { Filter } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Agency, Caller } from '../caller.ts';
import type { Reading } from '../engine/engine.ts';
import { contributingTo, screenOf } from '../extensions/contributing.ts';
import type { Extensions } from '../extensions/extensions.ts';
import { sightOf } from '../permissions/sight.ts';
import { source } from '../records/columns.ts';
import { addConditions } from '../records/listQuery.ts';
import { SqlText } from '../records/sqlText.ts';

/** Records that somebody works on, of one kind. What is over stays with whoever did it. */
export interface OpenWork { kind: string; filter: Filter }

/** Who works here, what was written down and how somebody looked at it is nobody's work. */
const without = ['members', 'teams', 'notes', 'views', 'reports', 'reportSchedules'];
const platformOutcomes: Record<string, { field: string; values?: string[] }> = { tasks: { field: 'doneAt' } };

/** By kind, what a member who leaves has to hand over. */
export function openWorkOf(agency: Agency, { holder, extensions }: { holder: string; extensions: Extensions }): OpenWork[] {
  const contributing = contributingTo(agency, extensions);
  return agency.kinds.all().filter(({ kind }) => !without.includes(kind)).map(({ kind }) => {
    const outcome = platformOutcomes[kind] ?? screenOf(kind, agency, contributing).outcome;
    return { kind, filter: { all: [{ field: 'holder', is: '=', value: holder }, ...(outcome ? [{ not: isOver(outcome) }] : [])] } };
  });
}

function isOver({ field, values }: { field: string; values?: string[] }): Filter {
  return values ? { field, is: '=', value: values } : { field, is: 'has', value: true };
}

/** How many there are of each kind, without those of which there is none. */
export async function countOpenWork(work: readonly OpenWork[], caller: Caller, reading: Reading): Promise<{ kind: string; count: number }[]> {
  const counted = [];
  for (const { kind, filter } of work) {
    const count = await countIn(caller.agency.kinds.get(kind), filter, { caller, reading });
    if (count > 0) counted.push({ kind, count });
  }
  return counted;
}

async function countIn(definition: RecordDefinition, filter: Filter, { caller, reading }: { caller: Caller; reading: Reading }): Promise<number> {
  const sql = new SqlText(reading.dialect).add(`SELECT count(*) FROM ${source(definition)} WHERE `);
  addConditions({ definition, caller, sight: sightOf(caller, definition.kind), query: { filter }, compared: [] }, sql);
  const [[count]] = await reading.rows(sql.text, sql.params) as [[number]];
  return Number(count);
}
