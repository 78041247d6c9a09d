import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { chromium } from '@playwright/test';
import { kingCountyLike } from '@gable/platform/imports/testing/kingCountyLike.ts';
import { findBrowser } from '../../journeys/findBrowser.ts';
import { commandLine } from '../commandLine.ts';
import { median, type Figure } from '../figure.ts';
import { startServer } from '../startServer.ts';

const rows = 21_613;
const root = path.resolve(import.meta.dirname, '../../..');

/** King County's sales where they are at hand, otherwise a file of the same form and length. */
function salesFile(folder: string): string {
  const real = path.resolve(root, '../shared/data/listings/king_county_sales.csv');
  if (existsSync(real)) return real;
  const made = path.join(folder, 'sales.csv');
  writeFileSync(made, kingCountyLike(rows));
  return made;
}

/** 21,613 rows from the command line, judged whole and then kept, each with its history. */
export async function commandLineImport(): Promise<Figure[]> {
  const rates: number[] = [];
  const peaks: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const folder = mkdtempSync(path.join(tmpdir(), 'gable-import-'));
    await commandLine(folder, ['agency', 'create', 'Bench Homes', '--principal', 'petra@bench.test']);
    const { printed, peak } = await commandLine(folder, ['import', 'properties', salesFile(folder), '--json']);
    rates.push(rows / ((JSON.parse(printed.trim().split('\n').at(-1)!) as { milliseconds: number }).milliseconds / 1_000));
    peaks.push(peak);
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    { what: 'import: 21,613 rows on the command line', measured: median(rates), unit: 'rows/s', promised: 'at least 8,000', raw: rawRows() },
    { what: 'import: peak memory', measured: median(peaks), unit: 'MiB', promised: 'under 300' },
  ];
}

/** From choosing the file to seeing that it is done; the preview in between is confirmed as soon as it stands there. */
export async function browserImport(): Promise<Figure[]> {
  await using server = await startServer();
  const browser = await chromium.launch(findBrowser());
  const context = await browser.newContext({ locale: 'en-US' });
  const [name, value] = server.cookie.split('=') as [string, string];
  await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
  const page = await context.newPage();
  await page.goto(`${server.address}/properties/import`);
  await page.getByRole('status', { includeHidden: true }).filter({ hasText: 'Live' }).waitFor({ state: 'attached' });
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choose a file/ }).click();
  const chooser = await choosing;
  const begun = performance.now();
  await chooser.setFiles(salesFile(server.folder));
  await page.getByRole('button', { name: /^Bring in 21,613 rows/ }).click({ timeout: 60_000 });
  await page.getByText(/\d added/).first().waitFor({ timeout: 120_000 });
  const seconds = (performance.now() - begun) / 1_000;
  await browser.close();
  return [{ what: 'import: 21,613 rows in the browser', measured: seconds, unit: 's', promised: 'under 8' }];
}


/** The same number of wide rows by one prepared statement, a thousand to a commit, on a disk like it. */
function rawRows(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'gable-raw-'));
  const database = new Database(path.join(folder, 'raw.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const columns = Array.from({ length: 21 }, (_, index) => `c${index}`);
  database.exec(`CREATE TABLE homes (id INTEGER PRIMARY KEY, ${columns.join(', ')})`);
  const insert = database.prepare(`INSERT INTO homes (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  const group = database.transaction((from: number) => {
    for (let index = from; index < Math.min(from + 1_000, rows); index += 1) insert.run(columns.map((column) => `${column} ${index}`));
  });
  const begun = performance.now();
  for (let from = 0; from < rows; from += 1_000) group(from);
  const rate = rows / ((performance.now() - begun) / 1_000);
  database.close();
  rmSync(folder, { recursive: true, force: true });
  return rate;
}
