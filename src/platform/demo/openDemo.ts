import { rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { openOffice, type OfficeOptions } from '../openOffice.ts';
import type { Office } from '../office.ts';
import { Unable } from '../unable.ts';
import { demoIn } from './demoAgency.ts';
import { makeDemo, type DemoSketch } from './makeDemo.ts';

/** Sizes by name, as how many contacts. */
export const sizes = { small: 160, medium: 4_000, large: 100_000, huge: 1_000_000 } as const;
export const usualSeed = 36;

/** The day on the demo's own coast. */
export function dayOfDemo(now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Nicosia', year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/**
 * Opens the folder of the demo for a server, and makes the small one there where none is, or where one was never finished.
 * @throws Unable where the folder has an agency that is none.
 */
export async function openDemo(options: OfficeOptions, say: (line: string) => void): Promise<Office> {
  const office = await openOffice(options);
  const [agency] = office.agencies.all();
  if (!agency) return made(office, say);
  const mark = demoIn(agency);
  if (!mark) throw await unable(office, `There is an agency in ${options.folder} already, and it is no demo; GABLE_DATA names another folder.`);
  if (mark.whole) return office;
  return made(await emptied(office, options), say);
}

/** Closes it and takes away all that the demo has written. @throws Unable for anything but a demo, and on PostgreSQL. */
export async function emptied(office: Office, options: OfficeOptions): Promise<Office> {
  const { folder, databaseUrl } = options;
  if (databaseUrl) throw await unable(office, 'A demo in PostgreSQL is not replaced: name an empty database instead.');
  if (office.agencies.all().some((agency) => !demoIn(agency))) throw await unable(office, `There is an agency in ${folder} that is no demo; it is left as it is.`);
  await office.close();
  for (const name of await readdir(folder)) {
    if (/^gable\.db/.test(name) || ['files', 'imports'].includes(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  return openOffice(options);
}

async function made(office: Office, say: (line: string) => void): Promise<Office> {
  say('Making the demo office; this takes a few seconds, the first time only …');
  await makeDemo(office, { seed: usualSeed, today: dayOfDemo(), people: sizes.small } satisfies DemoSketch);
  return office;
}

async function unable(office: Office, sentence: string): Promise<Unable> {
  await office.close();
  return new Unable(sentence);
}
