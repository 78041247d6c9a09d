import { mkdirSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as kit from 'drizzle-kit/api';
import * as platform from '../schema/platform.ts';
import { nouns } from '../schema/nouns.ts';
import { drizzleTables, type DrizzleTables } from '../drizzleTables.ts';
import type { Table } from '../table.ts';

/**
 * Writes the next migration of the core for both engines: `npm run migrations -- <name>`.
 * drizzle-kit finds the difference to the last snapshot; what it writes becomes STRICT and ordered bytewise.
 */
export async function generateMigrations(folder: string, name: string, sketches: Table[]): Promise<void> {
  const tables = sketches.map(drizzleTables);
  const wide = sketches.filter((table) => table.wide).map((table) => table.name);
  await generate({ folder: path.join(folder, 'sqlite'), name, finish: (statement) => strict(statement, wide), difference: async (before) => {
    const after = await kit.generateSQLiteDrizzleJson(named(tables, 'sqlite'), before?.id);
    return { after, statements: await kit.generateSQLiteMigration(before ?? await kit.generateSQLiteDrizzleJson({}), after) };
  } });
  await generate({ folder: path.join(folder, 'postgresql'), name, finish: bytewise, difference: async (before) => {
    const after = kit.generateDrizzleJson(named(tables, 'postgresql'), before?.id);
    return { after, statements: await kit.generateMigration(before ?? kit.generateDrizzleJson({}), after) };
  } });
}

interface Generation {
  folder: string;
  name: string;
  finish: (statement: string) => string;
  difference: (before: any) => Promise<{ after: unknown; statements: string[] }>;
}

async function generate({ folder, name, finish, difference }: Generation): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const snapshot = path.join(folder, 'snapshot.json');
  const { after, statements } = await difference(existsSync(snapshot) ? JSON.parse(readFileSync(snapshot, 'utf8')) : undefined);
  if (statements.length === 0) return;
  const number = String(readdirSync(folder).filter((file) => file.endsWith('.sql')).length + 1).padStart(4, '0');
  writeFileSync(path.join(folder, `${number}_${name}.sql`), `${statements.map(finish).join('\n--> statement-breakpoint\n')}\n`);
  writeFileSync(snapshot, `${JSON.stringify(after, null, 1)}\n`);
}

function named(tables: DrizzleTables[], dialect: 'sqlite' | 'postgresql'): Record<string, unknown> {
  return Object.fromEntries(tables.map((table, index) => [`table${index}`, table[dialect]]));
}

/** Keys that start with the agency cluster an agency's rows, so a table needs no row id beside its key. */
function strict(statement: string, wide: readonly string[]): string {
  const [, table] = /^CREATE TABLE `(\w+)`/.exec(statement) ?? [];
  if (table === undefined) return statement;
  return statement.replace(/\);?\s*$/, wide.includes(table) ? ') STRICT;' : ') STRICT, WITHOUT ROWID;');
}

/** Keys compare bytewise, as they do in SQLite. */
const bytewise = (statement: string): string => statement.replaceAll(/("\w+" text)\b/g, '$1 COLLATE "C"');

if (import.meta.main) {
  const tables = [...Object.values(platform), ...Object.values(nouns).map(({ table }) => table)];
  await generateMigrations(import.meta.dirname, process.argv[2] ?? 'change', tables);
}
