import { openTestOffice, type TestOffice } from '@gable/api/testing';
import { freshDatabase, postgresUrl } from '../../../tests/postgresql/freshDatabase.ts';

/** For `describe.each(everyOffice)`: the test office on each engine; a quick run does without PostgreSQL. */
export const everyOffice: { engine: string; open: () => Promise<TestOffice> }[] = [
  { engine: 'SQLite', open: () => openTestOffice() },
  ...(postgresUrl ? [{ engine: 'PostgreSQL', open: onPostgresql }] : []),
];

async function onPostgresql(): Promise<TestOffice> {
  const { url, drop } = await freshDatabase();
  const gable = await openTestOffice({ databaseUrl: url });
  return {
    ...gable,
    async [Symbol.asyncDispose]() {
      await gable[Symbol.asyncDispose]();
      await drop();
    },
  };
}
