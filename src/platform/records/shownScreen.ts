import { fieldsIn, parseFilter, type RecordContribution } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import { fieldNamed } from './namedFields.ts';

type Screen = Partial<Omit<RecordContribution, 'fields' | 'titleFrom' | 'outline'>>;

/** What is contributed to the screens of a kind, without what stands on fields that the caller does not know of. */
export function shownScreen<Given extends Screen>(screen: Given, definition: RecordDefinition): Given {
  const { partOf, places } = definition;
  if (!partOf) return screen;
  const { columns, summary, form, filters, boardBy, outcome, planned, ...others } = screen;
  const isSeen = (name: string): boolean => places.has(name);
  const seenFilters = filters?.filter(({ filter }) => fieldsIn(parseFilter(filter)).every((name) => fieldNamed(definition, name)));
  const groups = form?.map(({ id, fields }) => ({ id, fields: fields.filter(isSeen) })).filter(({ fields }) => fields.length);
  return {
    ...others,
    ...(columns && { columns: columns.filter(isSeen) }),
    ...(summary && { summary: summary.filter(isSeen) }),
    ...(groups && { form: groups }),
    ...(seenFilters && { filters: seenFilters }),
    ...(boardBy !== undefined && isSeen(boardBy) && { boardBy }),
    ...(outcome && isSeen(outcome.field) && { outcome }),
    ...(planned && isSeen(planned.field) && { planned }),
  } as Given;
}
