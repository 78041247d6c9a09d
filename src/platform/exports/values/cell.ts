import type { Money } from '@gable/db/fields/money.ts';

/** What a workbook's cell holds; all but text is for it to reckon with. */
export type Cell = string | number | boolean | { day: string } | { money: Money };

/** How the values of one field are written. */
export interface ValueWriter {
  /** As text that our import reads back as the same. */
  text(value: unknown): string;
  /** For a workbook, where it is more than text. */
  cell?(value: unknown): Cell;
}
