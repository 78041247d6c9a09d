import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandLine } from '../commandLine.ts';
import { median, type Figure } from '../figure.ts';

const people = 100_000;

/** 100,000 contacts out of a base of as many, from the command line into a file. */
export async function commandLineExport(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gable-export-'));
  await commandLine(folder, ['agency', 'create', 'Bench Homes', '--principal', 'petra@bench.test']);
  writeFileSync(path.join(folder, 'people.csv'), book());
  await commandLine(folder, ['import', 'contacts', path.join(folder, 'people.csv')]);
  const figures: Figure[] = [];
  for (const format of ['csv', 'xlsx']) {
    const rates: number[] = [];
    const peaks: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { printed, peak } = await commandLine(folder, ['export', 'contacts', '--format', format, '--out', path.join(folder, 'out'), '--json']);
      rates.push(people / ((JSON.parse(printed.trim().split('\n').at(-1)!) as { milliseconds: number }).milliseconds / 1_000));
      peaks.push(peak);
    }
    figures.push(
      { what: `export: 100,000 contacts as ${format}`, measured: median(rates), unit: 'rows/s', promised: 'at least 20,000' },
      { what: `export: peak memory as ${format}`, measured: median(peaks), unit: 'MiB', promised: 'under 300' },
    );
  }
  rmSync(folder, { recursive: true, force: true });
  return figures;
}

function book(): string {
  const rows = Array.from({ length: people }, (_, index) =>
    [`Ann${index}`, ['Levi', 'Νάκος', 'כהן', 'رضایی'][index % 4], `+1206${2_000_000 + index}`, `ann${index}@mail.test`, 'Haifa', `Wants a garden; called on day ${index % 28}`, 'buyer', `19${50 + (index % 50)}-03-1${index % 9}`].join(','));
  return `First name,Last name,Phones,E-mail,City,Remarks,Roles,Birthday\n${rows.join('\n')}\n`;
}
