import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freshDatabase, postgresUrl } from '../../../../tests/postgresql/freshDatabase.ts';
import type { Engine } from '../engine.ts';
import type { MigrationOwner } from '../migrations.ts';
import { openEngine } from '../openEngine.ts';
import { thingMigrations } from './thingMigrations.ts';

export interface TestPlace {
  folder: string;
  databaseUrl: string | undefined;
  /** Opens the same data again, migrated by `owners`. */
  open(owners?: readonly MigrationOwner[]): Promise<Engine>;
  /** Closes what was opened and leaves nothing behind. */
  clear(): Promise<void>;
}

type TestEngine = { name: 'SQLite' | 'PostgreSQL'; place: () => Promise<TestPlace> };

const sqlite: TestEngine = { name: 'SQLite', place: async () => placeIn(undefined, async () => {}) };
const postgresql: TestEngine = {
  name: 'PostgreSQL',
  async place() {
    const { url, drop } = await freshDatabase();
    return placeIn(url, drop);
  },
};

/** For `describe.each(everyEngine)`: fresh data on each; a quick run does without PostgreSQL. */
export const everyEngine: TestEngine[] = postgresUrl ? [sqlite, postgresql] : [sqlite];

function placeIn(databaseUrl: string | undefined, drop: () => Promise<void>): TestPlace {
  const folder = freshFolder();
  const opened: Engine[] = [];
  return {
    folder,
    databaseUrl,
    async open(owners = [thingMigrations]) {
      const engine = await openEngine({ folder, databaseUrl, owners });
      opened.push(engine);
      return engine;
    },
    async clear() {
      await Promise.all(opened.map((engine) => engine.close()));
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In memory where the system has such a place: tests flush a great deal. */
export function freshFolder(): string {
  return mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'gable-test-'));
}
