import path from 'node:path';
import { writeBackup } from '../../backup/writeBackup.ts';
import type { Verb } from '../verb.ts';

export const backup: Verb = {
  name: 'backup',
  takes: '<file>',
  does: 'Writes everything into one file while others go on working: records, history, members, settings, files.',
  async run({ office, place }, given, io) {
    const file = path.resolve(io.folder, given.words[0]!);
    const source = place.databaseUrl ? { databaseUrl: place.databaseUrl } : { file: path.join(office.folder, 'gable.db') };
    const { tables, files, missing, at } = await writeBackup({ source, files: office.files.place, version: office.version, file, signal: io.signal });
    const damaged = files.filter(({ name, sha256 }) => name !== sha256).map(({ name }) => name);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    for (const name of missing) io.note(`A stored file is missing, so the backup is without it: ${name}. “doctor” says more.`);
    for (const name of damaged) io.note(`A stored file was damaged before it was backed up: ${name}. “doctor” says more.`);
    if (given.flags.has('json')) io.say(JSON.stringify({ file, at, rows, files: files.length, missing, damaged }));
    else io.say(`${file} holds ${rows} rows and ${files.length} files.`);
    return 0;
  },
};
