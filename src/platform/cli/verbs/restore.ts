import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { restoreBackup } from '../../backup/restoreBackup.ts';
import { openFolder } from '../../engine/folderLock.ts';
import type { Verb } from '../verb.ts';

export const restore: Verb = {
  name: 'restore',
  takes: '<file>',
  does: 'Puts a backup in place of the data, whichever of the two databases it was made on; the old data are kept beside. Gable must be stopped.',
  async runAlone(place, given, io) {
    const file = path.resolve(io.folder, given.words[0]!);
    accessSync(file, constants.R_OK);
    const { folder, release } = openFolder(place.folder);
    try {
      const { manifest, kept } = await restoreBackup({ folder, databaseUrl: place.databaseUrl, file });
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      if (given.flags.has('json')) io.say(JSON.stringify({ file, at: manifest.at, rows, files: manifest.files.length, kept }));
      else {
        io.say(`${rows} rows and ${manifest.files.length} files are as they were at ${manifest.at}; everybody signs in anew.`);
        if (kept) io.say(`What was here before is kept in ${kept}`);
      }
      return 0;
    } finally {
      release();
    }
  },
};
