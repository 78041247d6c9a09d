import path from 'node:path';

/** Where one Gable lives. */
export interface Place {
  /** The data folder. */
  folder: string;
  /** PostgreSQL in place of SQLite in the folder. */
  databaseUrl: string | undefined;
  /** Where people reach it; ends no links with a slash. */
  origin: string;
}

export function placeOf(environment: NodeJS.ProcessEnv, { demo }: { demo: boolean }): Place {
  const { GABLE_DATA, DATABASE_URL, ORIGIN, HOST, PORT } = environment;
  return {
    folder: path.resolve(GABLE_DATA || (demo ? 'data-demo' : 'data')),
    databaseUrl: DATABASE_URL || undefined,
    origin: ORIGIN || `http://${HOST || '127.0.0.1'}:${PORT || 3000}`,
  };
}
