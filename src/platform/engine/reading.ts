import type { Engine, Reading } from './engine.ts';

/** What one agency keeps, to be read outside of any transaction. */
export const readingOf = (engine: Engine, agency: number): Reading => ({ dialect: engine.dialect, rows: (sql, params = []) => engine.read(agency, { sql, params }) });

/** The same beside what others do: for what takes long, or may be much. */
export const bigReading = (engine: Engine, agency: number): Reading => ({ dialect: engine.dialect, rows: (sql, params = []) => engine.read(agency, { sql, params }, { big: true }) });
