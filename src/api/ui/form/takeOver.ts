import type { RecordData, RecordDescription, Reference } from '../../index.ts';
import { fieldOf } from '../fields/labels.ts';
import { idOf, isEmpty } from '../fields/textOf.ts';
import type { Workbench } from '../workbench.ts';

interface Taking {
  description: RecordDescription;
  /** The field in which another record was just chosen. */
  chosenIn: string;
  values: Record<string, unknown>;
}

/** What the chosen record lends by the manifest's `takes`, for those fields of the form that are still empty. */
export async function takeOver({ rest }: Pick<Workbench, 'rest'>, { description, chosenIn, values }: Taking): Promise<void> {
  const lent = Object.entries(description.takes ?? {}).map(([own, from]) => ({ own, from: from.split('.') as [string, string] })).filter(({ own, from }) => from[0] === chosenIn && isEmpty(values[own]));
  const target = fieldOf(description, chosenIn)?.target;
  const first = firstIn(values[chosenIn]);
  if (!lent.length || !target || !first) return;
  // Without it, it is typed as ever.
  const lender = await rest.get<{ data: RecordData }>(`${target}/${first}`).catch(() => undefined);
  if (!lender || firstIn(values[chosenIn]) !== first) return;
  for (const { own, from: [, theirs] } of lent) if (isEmpty(values[own]) && !isEmpty(lender.data[theirs])) values[own] = lender.data[theirs];
}

function firstIn(value: unknown): string | undefined {
  const [first] = (Array.isArray(value) ? value : [value]) as (Reference | string | null | undefined)[];
  return first ? idOf(first) : undefined;
}
