import type { Stored } from '@gable/db/field.ts';
import { SqlText } from '../records/sqlText.ts';

/**
 * How many of the rising `bounds` a column has passed, null where it is empty. It is found by halves, so that a year of
 * days costs nine comparisons and not 366.
 */
export function cutBy(column: string, bounds: readonly Stored[], dialect: SqlText['dialect']): SqlText {
  const sql = new SqlText(dialect).add(`CASE WHEN ${column} IS NULL THEN NULL ELSE `);
  addHalf(0, bounds.length);
  return sql.add(' END');

  function addHalf(least: number, most: number): void {
    if (least === most) return void sql.add(String(least));
    const middle = (least + most) >> 1;
    sql.add(`(CASE WHEN ${column} < ? THEN `, bounds[middle]!);
    addHalf(least, middle);
    sql.add(' ELSE ');
    addHalf(middle + 1, most);
    sql.add(' END)');
  }
}
