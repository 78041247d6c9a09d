import { expect, test } from 'vitest';
import { freshDatabase, postgresUrl } from '../../../../tests/postgresql/freshDatabase.ts';
import { Link } from './link.ts';

test.skipIf(!postgresUrl)('a statement with a missing parameter fails at once, and the connection goes on', async () => {
  const { url, drop } = await freshDatabase();
  const link = await Link.open(url, { connectMilliseconds: 2_000, isServerThere: async () => true });
  await expect(link.ask('SELECT ?::bigint', [undefined as never])).rejects.toThrow('A parameter is missing: SELECT ?::bigint');
  expect((await link.ask('SELECT ?::bigint', [7])).rows).toEqual([[7]]);
  await link.close();
  await drop();
});
