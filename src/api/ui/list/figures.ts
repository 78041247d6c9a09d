import type { FieldDescription, Money, TableLayout } from '../../index.ts';
import { textOf } from '../fields/textOf.ts';
import type { Workbench } from '../workbench.ts';

/** What stands under a column of numbers, and beside each group. */
export type Figure = 'sum' | 'average' | 'none';

/** Sums or averages by field; of money one for each currency. */
export type Figures = Record<string, (number | Money)[]>;

const numbers = ['integer', 'decimal', 'money', 'area', 'duration'];

export const isNumber = (kind: FieldDescription['kind']): boolean => numbers.includes(kind);

/** Amounts and areas are added up unless somebody wants otherwise; a sum of years would say nothing. */
export function figureOf({ figures }: TableLayout, { name, kind }: FieldDescription): Figure {
  if (!isNumber(kind)) return 'none';
  return figures?.[name] ?? (kind === 'money' || kind === 'area' || kind === 'duration' ? 'sum' : 'none');
}

/** What has to be asked for: which fields to add up, and which to take the average of. */
export function figuresWanted(layout: TableLayout, columns: readonly FieldDescription[]): { sum: string[]; average: string[] } {
  const wanted = (figure: Figure): string[] => columns.filter((field) => figureOf(layout, field) === figure).map(({ name }) => name);
  return { sum: wanted('sum'), average: wanted('average') };
}

/** A figure in few letters: amounts rounded, averages with one digit behind the point. */
export function figureText(workbench: Workbench, { kind, field, value }: { kind: string; field: FieldDescription; value: number | Money }): string {
  if (typeof value === 'object') return workbench.format.money(value, 'short');
  else if (field.kind === 'integer' || field.kind === 'decimal') return workbench.format.number(value, { maximumFractionDigits: 1 });
  else return textOf(workbench, kind, { field, value });
}
