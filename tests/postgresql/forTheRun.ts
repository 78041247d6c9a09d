import { startPostgres } from './startPostgres.ts';

/** Vitest's global set-up: one PostgreSQL for the whole run. */
export default async function forTheRun(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.GABLE_QUICK || process.env.GABLE_TEST_POSTGRES) return;
  const server = await startPostgres();
  process.env.GABLE_TEST_POSTGRES = server.url;
  return server.stop;
}
