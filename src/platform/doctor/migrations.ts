import { coreMigrations, readMigrations } from '../engine/migrations.ts';
import { snapshotOf } from '../backup/snapshot.ts';
import { sourceOf } from '../backup/source.ts';
import type { Check } from './finding.ts';

/** Whether every change of the tables is one that this Gable knows. Changed ones don't even open. */
export const migrations: Check = {
  name: 'migrations',
  async examine({ office: { engine }, place }) {
    const known = new Set(readMigrations([coreMigrations], engine.dialect).map(({ owner, name }) => `${owner}/${name}`));
    const snapshot = await snapshotOf(sourceOf(place));
    try {
      const applied = (await snapshot.migrations()).map(({ owner, name }) => `${owner}/${name}`);
      return {
        said: `${applied.length} applied, all known`,
        problems: [
          ...applied.filter((one) => !known.has(one)).map((one) => `${one} was applied, and nobody here knows it.`),
          ...[...known].filter((one) => !applied.includes(one)).map((one) => `${one} was not applied.`),
        ],
      };
    } finally {
      await snapshot.close();
    }
  },
};
