import type Database from 'better-sqlite3';

/**
 * Tells SQLite what to expect of every index. Without figures it takes ten rows for one agency's share of a table, and
 * reads all that the agency has where it should use an index. The figures are of a large agency and never measured:
 * plans stay the same whatever is in the tables.
 */
export function expectLargeAgencies(database: Database.Database): void {
  // It makes the table of figures, which nothing else may.
  database.exec('ANALYZE');
  database.exec('DELETE FROM sqlite_stat1');
  const expect = database.prepare('INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)');
  for (const { name: table, wr: hasNoRowId } of tablesIn(database)) {
    for (const { name, unique, origin } of database.pragma(`index_list("${table}")`) as Index[]) {
      const columns = (database.pragma(`index_xinfo("${name}")`) as Column[]).filter(({ key }) => key === 1).map((column) => column.name!);
      expect.run(table, origin === 'pk' && hasNoRowId ? table : name, figures(columns, unique === 1).join(' '));
    }
  }
}

interface Index { name: string; unique: 0 | 1; origin: 'c' | 'u' | 'pk' }
interface Column { name: string | null; key: 0 | 1 }

const rows = 1_000_000;
const fewValues = new Set(['kind', 'field', 'state', 'standard_status', 'stage']);

/** All rows, and then how many are the same in the first column, in the first two, and so on. */
function figures(columns: readonly string[], unique: boolean): number[] {
  let same = rows;
  return [rows, ...columns.map((column, index) => {
    if (column === 'agency_id') same = Math.min(same, rows / 2);
    else if (column === 'id' || column === 'record_id' || (unique && index === columns.length - 1)) same = 1;
    else same = Math.min(same, fewValues.has(column) ? Math.max(1, same / 10) : 1_000);
    return Math.round(same);
  })];
}

interface Listed { schema: string; name: string; wr: 0 | 1 }

function tablesIn(database: Database.Database): Listed[] {
  return (database.pragma('table_list') as Listed[]).filter(({ schema, name }) => schema === 'main' && !name.startsWith('sqlite_'));
}
