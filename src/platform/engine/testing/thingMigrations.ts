import path from 'node:path';
import type { MigrationOwner } from '../migrations.ts';

/** Three small tables: the engine must not care which. */
export const thingMigrations: MigrationOwner = { name: 'core', folder: path.join(import.meta.dirname, 'migrations') };
