import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkFiles } from '../files/checkFiles.ts';
import type { Place } from '../files/place.ts';
import { allFiles } from '../files/storedFile.ts';
import type { Check } from './finding.ts';

const day = 24 * 60 * 60_000;

/** Whether every stored file lies there as it came, and none lies there that nobody knows. */
export const files: Check = {
  name: 'files',
  async examine({ office: { engine, files: { place }, agencies } }) {
    const ids = agencies.all().map(({ id }) => id);
    const wrong = await checkFiles({ engine, place, agencies: ids });
    const known = new Set<string>();
    for (const agency of ids) for (const { sha256 } of await allFiles(engine, agency)) known.add(sha256);
    const strays = await strayFiles(place, known);
    return {
      said: `${known.size} files, each as it came`,
      problems: [
        ...wrong.map(({ agency, id, name, problem }) => `Agency ${agency}: file ${id} (${name}) ${problem === 'missing' ? 'is missing' : 'was changed'}.`),
        ...strays.map((file) => `No record knows ${file}.`),
      ],
    };
  },
};

/** What came within a day may still be on its way, or waits to be swept. */
async function strayFiles({ root }: Place, known: ReadonlySet<string>): Promise<string[]> {
  const strays: string[] = [];
  if (!existsSync(root)) return strays;
  for (const folder of await readdir(root)) {
    for (const name of await readdir(path.join(root, folder))) {
      const file = path.join(root, folder, name);
      if (!known.has(name.split('-')[0]!) && Date.now() - (await stat(file)).mtimeMs > day) strays.push(file);
    }
  }
  return strays;
}
