import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '@gable/api';
import type { Row } from './engine.ts';

/** The core, or an extension that has tables of its own. `folder` holds `sqlite/` and `postgresql/`. */
export interface MigrationOwner { name: string; folder: string }
export interface Migration { owner: string; name: string; hash: string; statements: string[] }

export const coreMigrations: MigrationOwner = { name: 'core', folder: path.resolve(import.meta.dirname, '../../../db/migrations') };

/** All that exist, in the order of their owners and numbers. */
export function readMigrations(owners: readonly MigrationOwner[], dialect: 'sqlite' | 'postgresql'): Migration[] {
  return owners.flatMap(({ name: owner, folder }) => {
    const own = path.join(folder, dialect);
    const files = existsSync(own) ? readdirSync(own).filter((file) => file.endsWith('.sql')).sort() : [];
    return files.map((name) => {
      const text = readFileSync(path.join(own, name), 'utf8');
      return { owner, name, hash: createHash('sha256').update(text).digest('hex'), statements: text.split('--> statement-breakpoint') };
    });
  });
}

/**
 * Those that the database lacks.
 * @throws Refusal `storage.newerDatabase` where it has one that this Gable does not know, `storage.changedMigration`
 * where one that was applied reads otherwise today.
 */
export function pendingMigrations(all: readonly Migration[], applied: readonly Row[]): Migration[] {
  const known = new Map(all.map((migration) => [`${migration.owner}/${migration.name}`, migration]));
  const owners = new Set(all.map(({ owner }) => owner));
  const done = new Set<string>();
  for (const [owner, name, hash] of applied as [string, string, string][]) {
    const migration = known.get(`${owner}/${name}`);
    // The tables of an extension that is not here now are left as they are.
    if (!migration && owners.has(owner)) throw new Refusal('storage.newerDatabase', { values: { migration: name } });
    if (migration && migration.hash !== hash) throw new Refusal('storage.changedMigration', { values: { migration: name } });
    done.add(`${owner}/${name}`);
  }
  return all.filter(({ owner, name }) => !done.has(`${owner}/${name}`));
}
