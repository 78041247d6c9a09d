import { openOffice } from '../../openOffice.ts';
import { importFile } from '../importFile.ts';

// Opens the office of a folder, imports a file or goes on with the one that was begun, and says how many rows are in.
const [folder, file] = process.argv.slice(2) as [string, string | undefined];
const office = await openOffice({ folder });
const caller = office.agencies.office(1);
if (file) {
  await importFile(office, caller, { kind: 'properties', file, onProgress: ({ done }) => process.stdout.write(`${done}\n`) });
} else {
  await office.jobs.settled();
  const [row] = await office.engine.read(null, { sql: 'SELECT progress FROM jobs', params: [] });
  process.stdout.write(`${row![0] as string}\n`);
}
await office.close();
