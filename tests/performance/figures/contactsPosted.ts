import autocannon from 'autocannon';
import Database from 'better-sqlite3';
import path from 'node:path';
import { median, type Figure } from '../figure.ts';
import { startServer } from '../startServer.ts';

const connections = 16;
const seconds = 5;

/** New contacts over HTTP, each checked, permitted, on record and on disk before it is answered. */
export async function contactsPosted(): Promise<Figure[]> {
  await using server = await startServer();
  let number = 0;
  const rates: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const { requests, non2xx, errors } = await autocannon({
      url: `${server.address}/api/v1/contacts`, connections, duration: seconds, method: 'POST',
      headers: { 'content-type': 'application/json', cookie: server.cookie, origin: server.address },
      setupClient: (client) => client.setBody(body(number += 1)),
      requests: [{ setupRequest: (request) => ({ ...request, body: body(number += 1) }) }],
    });
    if (non2xx + errors > 0) throw new Error(`${non2xx} refused, ${errors} broken.`);
    // The first round warms up.
    if (round) rates.push(requests.total / seconds);
  }
  return [{ what: `POST /api/v1/contacts, ${connections} connections, FULL`, measured: median(rates), unit: '/s', promised: 'at least 1,500', raw: rawInserts(server.folder) }];
}

function body(number: number): string {
  const digits = String(number % 10_000_000).padStart(7, '0');
  return JSON.stringify({ firstName: `First ${number % 997}`, lastName: `Last ${number % 1_009}`, phones: [{ typed: `+1206${digits}` }], emails: [{ address: `p${number}@bench.test` }] });
}

/** The row alone, sixteen to a commit with FULL, on the same disk. */
function rawInserts(folder: string): number {
  const database = new Database(path.join(folder, 'raw.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE contacts (id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, phones TEXT, emails TEXT) STRICT');
  const insert = database.prepare('INSERT INTO contacts (first_name, last_name, phones, emails) VALUES (?, ?, ?, ?)');
  const group = database.transaction((from: number) => {
    for (let index = from; index < from + connections; index += 1) insert.run(`First ${index}`, `Last ${index}`, '[{"e164":"+12065550100"}]', '[{"address":"p@bench.test"}]');
  });
  const begun = performance.now();
  let count = 0;
  for (; performance.now() - begun < 3_000; count += connections) group(count);
  const rate = count / ((performance.now() - begun) / 1_000);
  database.close();
  return rate;
}
