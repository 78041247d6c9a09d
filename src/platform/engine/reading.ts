import type { Engine, Reading } from './engine.ts';

/** What one agency keeps, to be read outside of any transaction and beside what others do. */
export const bigReading = (engine: Engine, agency: number): Reading => ({ dialect: engine.dialect, rows: (sql, params = []) => engine.read(agency, { sql, params }, { big: true }) });
