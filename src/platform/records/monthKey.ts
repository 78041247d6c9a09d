import { Refusal } from '@gable/api';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Stored } from '@gable/db/field.ts';
import { dayAt, instantOf } from '../days/localTime.ts';
import { columnAt, fieldOfKey, type GroupKey } from './groupKeys.ts';
import type { SqlText } from './sqlText.ts';

/** As many milliseconds as no month has more. */
const stretch = 31 * 86_400_000;
const most = 1_000;

interface Asking { definition: RecordDefinition; timeZone: string; dialect: SqlText['dialect']; /** Answers one column of all that is to be grouped, each value once. */ distinct: (column: string, most: number) => Promise<Stored[]> }

/**
 * By the month of a day, `2026-11`. Instants belong to the month that it was in the agency's time zone, which no engine knows:
 * the bounds of those months in which there is anything are written out.
 */
export async function monthKey(name: string, { definition, timeZone, dialect, distinct }: Asking): Promise<GroupKey> {
  const field = fieldOfKey(name);
  const column = columnAt(definition, comparedPlace(definition, field)!, dialect);
  const value = ([month]: readonly Stored[]): unknown => month;
  if (definition.fields[field]?.kind.name === 'date') return { name, by: [`substr(${column}, 1, 7)`], read: [`substr(${column}, 1, 7)`], value };
  const stretches = await distinct(`${column} / ${stretch}`, most + 1);
  if (stretches.length > most) throw new Refusal('query.tooMany', { status: 400, values: { field: 'by' } });
  const months = monthsOf(stretches.filter((one) => one !== null).map(Number), timeZone);
  // These are numbers and months of our own making, so that both places say the same to PostgreSQL.
  const when = months.map(({ month, from, to }) => `WHEN ${column} >= ${from} AND ${column} < ${to} THEN '${month}'`);
  const written = when.length ? `CASE ${when.join(' ')} END` : 'CAST(NULL AS text)';
  return { name, by: [written], read: [written], value };
}

interface Month { month: string; from: number; to: number }

/** The months that lie in such stretches; division rounds towards the beginning of time, which lies in one of them. */
function monthsOf(stretches: readonly number[], timeZone: string): Month[] {
  const ends = stretches.flatMap((at) => (at <= 0 ? [at - 1, at, at + 1] : [at, at + 1])).map((at) => dayAt(at * stretch, timeZone).slice(0, 7));
  return [...new Set(ends)].sort().reverse().map((month) => ({ month, from: beginning(month, timeZone), to: beginning(following(month), timeZone) }));
}

const beginning = (month: string, timeZone: string): number => instantOf(Date.parse(`${month}-01T00:00:00Z`), timeZone);

function following(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
