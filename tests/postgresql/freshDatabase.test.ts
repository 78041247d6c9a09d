import postgres from 'postgres';
import { expect, test } from 'vitest';
import { freshDatabase, postgresUrl } from './freshDatabase.ts';

test.skipIf(!postgresUrl)('the role of the program owns nothing and obeys row-level security', async () => {
  const database = await freshDatabase();
  const owner = postgres(database.url, { max: 1 });
  const app = postgres(database.appUrl, { max: 1 });
  try {
    await owner`CREATE TABLE homes (title text)`;
    await expect(app`SELECT title FROM homes`).rejects.toThrow('permission denied');
    const [role] = await app`SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user`;
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
  } finally {
    await Promise.all([owner.end(), app.end()]);
    await database.drop();
  }
});
