import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { openEngine } from '../openEngine.ts';
import { thingMigrations } from './thingMigrations.ts';

// Writes pairs of rows from several sides at once, and says each on the standard output as soon as it is acknowledged.
const [name, folder, databaseUrl] = process.argv.slice(2) as [string, string, string?];
const engine = await openEngine({ folder, databaseUrl, owners: [thingMigrations] });
// A killed process leaves no cache behind, and the next one would start as slowly.
flushCompileCache();

await Promise.all(Array.from({ length: 8 }, async (_, side) => {
  for (let count = 0; ; count += 1) {
    const id = `${name}-${side}-${count}`;
    await engine.write(1, async (connection) => {
      await connection.change('INSERT INTO things (agency_id, id, name) VALUES (?, ?, ?)', [1, `${id}-one`, 'x'.repeat(count % 500)]);
      await connection.change('INSERT INTO things (agency_id, id, name) VALUES (?, ?, ?)', [1, `${id}-two`, 'x'.repeat(count % 500)]);
    });
    writeSync(1, `${id}\n`);
  }
}));
