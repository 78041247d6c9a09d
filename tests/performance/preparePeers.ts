import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CommandAnswer } from '@gable/api';
import { hashOf } from '@gable/platform/auth/secrets.ts';
import type { Caller } from '@gable/platform/caller.ts';
import { openOffice } from '@gable/platform/openOffice.ts';
import { commandLine } from './commandLine.ts';

/**
 * Fills an agency with the peers' data set, as people would: by the command line and by commands. The harness that asks for it says
 * where (`BENCH_STATE`); its own copy brings the data set (`BENCH_HOME`), and `BENCH_SCALE` says how much of it.
 */
const { BENCH_STATE: folder = '', BENCH_HOME: home = path.join(tmpdir(), 'crm-bench'), BENCH_SCALE: scale = '1', BENCH_SEED: seed } = process.env;
const { createDataset } = await import(pathToFileURL(path.join(home, 'dataset.mjs')).href) as { createDataset(of: object): Dataset };
const dataset = createDataset({ scale: Number(scale), ...(seed && { seed: Number(seed) }) });

const principal = 'petra@peers.test';
await commandLine(folder, ['agency', 'create', 'Measured Homes', '--principal', principal, '--country', 'PT', '--currency', 'EUR', '--time-zone', 'Europe/Lisbon']);
await commandLine(folder, ['extension', 'install', path.join(import.meta.dirname, 'postedDeals')]);
const token = (await commandLine(folder, ['token', 'create', principal])).printed.trimEnd().split('\n').at(-1)!;

const office = await openOffice({ folder, databaseUrl: process.env.DATABASE_URL });
const [agency] = office.agencies.all();
const caller = (): Caller => office.agencies.office(agency!.id);
for (const owner of dataset.owners) await run('members.invite', { email: `${owner}@peers.test`, title: owner, role: 'agent' });
const members = new Map([...office.agencies.get(agency!.id).members.values()].map(({ id, title }) => [title, id]));
const money = (units: number): object => ({ amount: units * 100, currency: 'EUR' });

// In the data set several deals win the same home. Here a home is sold once, so that stage comes before the sale.
await run('deals.changePipeline', { stages: [...['new', 'contacted', 'qualified', 'viewing', 'offer', 'negotiation', 'won'].map((id) => ({ id, title: id, kind: 'open' })), { id: 'sold', title: 'sold', kind: 'won' }, { id: 'lost', title: 'lost', kind: 'lost' }] });
const contacts = await fill('contacts', dataset.contacts(), ({ id, first_name, last_name, email, phone, owner, source }) =>
  ({ firstName: first_name, lastName: last_name, emails: [email], phones: [phone], source, idNumber: String(id), holder: members.get(owner as string) }));
const properties = await fill('properties', dataset.properties(), ({ title, address, city, bedrooms, area, price, lat, lng }) =>
  ({ unparsedAddress: address, city, publicRemarks: title, bedroomsTotal: bedrooms, livingArea: area, listPrice: money(price as number), location: { latitude: lat, longitude: lng } }));
const deals = await fill('deals', dataset.deals(), ({ id, title, stage, owner, contact_id, property_id, value, source }) => ({
  title, stage, source, value: money(value as number), number: String(id), holder: members.get(owner as string), ...(stage === 'lost' && { lostReason: 'price' }),
  people: [{ id: contacts[(contact_id as number) - 1], role: 'buyer' }], properties: [{ id: properties[(property_id as number) - 1] }],
}));
await fill('notes', dataset.activities(), ({ contact_id, body }) => ({ text: body, about: `contacts/${contacts[(contact_id as number) - 1]!}` }));
process.stdout.write(`${contacts.length} contacts, ${properties.length} properties, ${deals.length} deals\n`);

// The harness was told the token before there was one, so the one that was made gets that name.
const told = (JSON.parse(readFileSync(path.join(import.meta.dirname, 'peers.json'), 'utf8')) as { headers: { authorization: string } }).headers.authorization;
const hash = (written: string): string => hashOf(written.replace(/^Bearer /, ''));
await office.engine.write(null, async (connection) => void await connection.change('UPDATE tokens SET id = ? WHERE id = ?', [hash(told), hash(token)]));
await office.close();

type Row = Record<string, string | number>;
interface Dataset { owners: string[]; contacts(): Iterable<Row>; properties(): Iterable<Row>; deals(): Iterable<Row>; activities(): Iterable<Row> }

function run(command: string, input: object): Promise<CommandAnswer<any>> {
  return office.commands.run(caller(), command, input as Record<string, unknown>);
}

/** Some hundred in a commit, as where many ask at once. @returns their ids, in the order of the rows. */
async function fill(kind: string, rows: Iterable<Row>, values: (row: Row) => object): Promise<string[]> {
  const ids: string[] = [];
  let group: Promise<CommandAnswer<{ id: string }>>[] = [];
  const take = async (): Promise<void> => {
    ids.push(...(await Promise.all(group)).map(({ data }) => data.id));
    group = [];
  };
  for (const row of rows) {
    group.push(run(`${kind}.create`, values(row)));
    if (group.length === 500) await take();
  }
  await take();
  return ids;
}
