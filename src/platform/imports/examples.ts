import type { ImportExamples, RowExample } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { StagedRow } from './staging.ts';
import { titleOf } from './titleOf.ts';

export const mostExamples = 3;
export const noExamples: ImportExamples = { created: [], changed: [], there: [], refused: [] };

/** What a row is told by. */
export type Told = Readonly<Pick<RowExample, 'line'> & { values: StagedRow[2] }>;

export const exampleOf = (definition: RecordDefinition, { line, values }: Told, fields?: string[]): RowExample => ({ line, title: titleOf(definition, values), ...(fields && { fields }) });

/** The same examples, with one more where there are few. */
export function withExample(examples: ImportExamples, lot: keyof ImportExamples, example: () => RowExample): ImportExamples {
  const { [lot]: own } = examples;
  return own.length < mostExamples ? { ...examples, [lot]: [...own, example()] } : examples;
}
