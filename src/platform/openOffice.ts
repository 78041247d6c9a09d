import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Agencies } from './agencies.ts';
import { Auth } from './auth/auth.ts';
import { finishRestore } from './backup/swap.ts';
import { Commands } from './commands/commands.ts';
import { DemoParts } from './demo/demoParts.ts';
import { coreMigrations } from './engine/migrations.ts';
import { Endpoints } from './endpoints/endpoints.ts';
import { openEngine } from './engine/openEngine.ts';
import { Changes } from './events/changes.ts';
import { deliverEvents } from './events/deliver.ts';
import { builtInFolder, Extensions } from './extensions/extensions.ts';
import { hostFor } from './extensions/host.ts';
import { Files } from './files/files.ts';
import { History } from './history/history.ts';
import { HttpApi } from './http/httpApi.ts';
import { addExports } from './exports/addExports.ts';
import { addBulk } from './bulk/addBulk.ts';
import { addDuplicates } from './duplicates/addDuplicates.ts';
import { addImports } from './imports/addImports.ts';
import { Jobs } from './jobs/jobs.ts';
import { addMailing } from './mail/addMailing.ts';
import { Messages } from './messages.ts';
import type { Office } from './office.ts';
import { addPlatformCommands } from './platformCommands.ts';
import { Presences } from './presence/presence.ts';
import { addPlatformRecords } from './records/platformRecords.ts';
import { Records } from './records/records.ts';
import { Rules } from './records/rules.ts';
import { addReports } from './reports/addReports.ts';
import { addSending } from './reports/sending/addSending.ts';
import { Search } from './search/search.ts';
import { addViews } from './views/addViews.ts';
import { addWebhooks } from './webhooks/addWebhooks.ts';

export interface OfficeOptions {
  /** The data folder. */
  folder: string;
  /** A PostgreSQL database in place of SQLite in the folder. */
  databaseUrl?: string | undefined;
  /** Where people reach it: `https://crm.example`. */
  origin?: string | undefined;
  extensionsFolder?: string;
  /** Whether it stays open and serves people, and does not do one thing and end. */
  serves?: boolean;
}

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Migrates if need be and opens everything, in the order in which one stands on the other.
 * @throws Refusal `storage.…`, in one sentence for whoever started it.
 */
export async function openOffice({ folder, databaseUrl, origin, extensionsFolder = builtInFolder, serves }: OfficeOptions): Promise<Office> {
  finishRestore(folder);
  const extensions = new Extensions(extensionsFolder);
  const engine = await openEngine({ folder, databaseUrl, owners: [coreMigrations, ...extensions.migrations()], serves });
  const messages = readMessages(extensions);
  const rules = new Rules();
  const records = new Records(engine);
  const agencies = new Agencies(engine, records.kinds);
  const changes = new Changes(engine, agencies);
  const presences = new Presences(engine, records);
  const jobs = new Jobs(engine);
  const commands = new Commands({ engine, records, rules, changes, jobs });
  const auth = new Auth({ engine, origin });
  const history = new History(engine, records, (command) => commands.find(command)?.undoable !== false);
  const files = new Files({ engine, folder });
  const demo = new DemoParts();
  const endpoints = new Endpoints();

  const office = { version, folder, engine, agencies, auth, records, rules, commands, changes, presences, history, jobs, files, messages, extensions, endpoints, demo } as Office & { http: HttpApi };
  addBulk(office);
  Object.assign(office, { imports: addImports(office), exports: addExports(office), search: new Search(office) });
  addPlatformRecords({ records, commands, rules });
  addViews({ records, commands, rules });
  addReports({ records, commands, rules });
  addPlatformCommands(office);
  addWebhooks(office);
  addMailing(office);
  addSending(office);
  deliverEvents(office);
  const duplicates = addDuplicates(office);
  Object.assign(office, { duplicates });
  await extensions.start(({ name }, kept) => hostFor(office, name, kept));
  await agencies.load();
  office.http = new HttpApi(office);
  office.close = async () => {
    await jobs.close();
    await duplicates.close();
    extensions.dispose();
    presences.close();
    await changes.close();
    await engine.close();
  };
  return office;
}

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

function readMessages(extensions: Extensions): Messages {
  const messages = new Messages();
  messages.addFolder(path.join(root, 'src/platform/messages'));
  messages.addFolder(path.join(root, 'src/api/ui/messages'));
  messages.addFolder(path.join(root, 'src/platform/imports/messages'));
  messages.addFolder(path.join(root, 'src/platform/exports/messages'));
  messages.addFolder(path.join(root, 'src/platform/reports/messages'));
  messages.addFolder(path.join(root, 'src/platform/mail/messages'));
  messages.addFolder(path.join(root, 'src/workbench/messages'));
  for (const { folder } of extensions.all) messages.addFolder(path.join(folder, 'messages'));
  return messages;
}
