import { parseFilter, withTrueNames } from '@gable/api';
import type { RecordOf, Saved, Transaction, views } from '@gable/api/server';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { isLayout } from '../members/tableLayout.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { addFilter } from '../records/filterToSql.ts';
import { invalid } from '../records/parseValues.ts';
import { SqlText } from '../records/sqlText.ts';

type View = RecordOf<typeof views>;

/**
 * A view can be followed when it is saved. What its fields are called may change later, so only what is changed is looked at.
 * @throws Refusal `record.invalid` (422), and those of a wrong filter (400).
 */
export function checkView({ before, after, changed }: Saved<typeof views>, tx: Transaction): Partial<View> | undefined {
  const { caller, connection } = (tx as RunningTransaction).parts;
  const definition = seenKinds(caller).find(after.records);
  if (before ? changed.includes('records') : !definition) throw invalid({ records: 'field.notChoice' });
  if (!definition) return undefined;
  const isNew = (name: keyof View): boolean => after[name] !== null && changed.includes(name);
  if (isNew('filter')) addFilter(parseFilter(after.filter!), { definition, caller, sql: new SqlText(connection.dialect), touched: new Set() });
  if (isNew('columns') && !isLayout(after.columns)) throw invalid({ columns: 'field.notObject' });
  const wrong = wrongNames(definition, after).filter((name) => isNew(name as keyof View));
  if (wrong.length) throw invalid(Object.fromEntries(wrong.map((name) => [name, 'field.notChoice'])));
  return isNew('filter') ? { filter: withTrueNames(after.filter!, definition.places.keys()) } : undefined;
}

/** Those of a view's own fields that name none of the records', or one that is of no use for it. */
function wrongNames(definition: RecordDefinition, { sort, groupBy, boardBy, dateBy }: View): string[] {
  const kindOf = (name: string | null): string | undefined => definition.fields[name ?? '']?.kind.name;
  const isDated = (name: string | null): boolean => ['date', 'dateTime'].includes(kindOf(name) ?? '') || name === 'createdAt' || name === 'updatedAt';
  const isCompared = (name: string): boolean => comparedPlace(definition, name) !== undefined && !definition.fields[name]?.options.internal;
  return [
    ...(sort && sort.split(',').some((one) => !isCompared(one.replace(/^-/, ''))) ? ['sort'] : []),
    ...(groupBy && !isCompared(groupBy) ? ['groupBy'] : []),
    ...(boardBy && !['choice', 'multiChoice'].includes(kindOf(boardBy) ?? '') ? ['boardBy'] : []),
    ...(dateBy && !isDated(dateBy) ? ['dateBy'] : []),
  ];
}
