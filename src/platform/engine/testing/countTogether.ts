import { openEngine } from '../openEngine.ts';
import { thingMigrations } from './thingMigrations.ts';

// One of several processes on one database: counts the same number up, and says which agencies others have written in.
const [folder, databaseUrl, times] = process.argv.slice(2) as [string, string, string];
const engine = await openEngine({ folder, databaseUrl, owners: [thingMigrations] });
const heard = new Set<number>();
engine.onForeignCommit((agency) => {
  if (!heard.has(agency)) process.stdout.write(`heard ${agency}\n`);
  heard.add(agency);
});
process.stdout.write('ready\n');
process.stdin.once('data', () => void count());

async function count(): Promise<void> {
  await Promise.all(Array.from({ length: Number(times) }, (_, index) => engine.write(1 + (index % 2), async (connection) => {
    const agency = 1 + (index % 2);
    const rows = await connection.rows('SELECT number FROM things WHERE agency_id = ? AND id = ?', [agency, 'counter']);
    if (rows.length) await connection.change('UPDATE things SET number = ? WHERE agency_id = ? AND id = ?', [(rows[0]![0] as number) + 1, agency, 'counter']);
    else await connection.change('INSERT INTO things (agency_id, id, number) VALUES (?, ?, ?)', [agency, 'counter', 1]);
  })));
  process.stdout.write('counted\n');
  process.stdin.once('data', () => void engine.close().then(() => process.exit()));
}
