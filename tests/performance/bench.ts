import { cpus, loadavg } from 'node:os';
import { browserImport, commandLineImport } from './figures/imports.ts';
import { contactsPosted } from './figures/contactsPosted.ts';
import { commandLineExport } from './figures/exports.ts';
import { formLeads } from './figures/formLeads.ts';
import { firstLoad } from './figures/firstLoad.ts';
import { importIntoMany } from './figures/importIntoMany.ts';
import { listOfFifty } from './figures/listOfFifty.ts';
import { listsAndSearch } from './figures/listsAndSearch.ts';
import { serverStart } from './figures/serverStart.ts';
import type { Figure } from './figure.ts';

/**
 * Measures what Gable promises, beside raw prepared statements on the same file and disk where there is such a thing.
 * `npm run bench` for all, `npm run bench -- list` for those whose name has the word.
 */
const all: Record<string, () => Promise<Figure[]>> = { serverStart, firstLoad, listOfFifty, listsAndSearch, contactsPosted, commandLineImport, browserImport, importIntoMany, commandLineExport, formLeads };

const wanted = process.argv[2] ?? '';
process.stdout.write(`${cpus()[0]?.model} × ${cpus().length}, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}\n\n`);
for (const [name, measure] of Object.entries(all)) {
  if (!name.toLowerCase().includes(wanted.toLowerCase())) continue;
  for (const { what, measured, unit, promised, raw } of await measure()) {
    const beside = raw === undefined ? '' : `  raw ${show(raw)} ${unit} (${(Math.max(raw, measured) / Math.min(raw, measured)).toFixed(1)}×)`;
    process.stdout.write(`${what.padEnd(58)} ${show(measured).padStart(9)} ${unit.padEnd(7)} promised ${promised}${beside}\n`);
  }
}

function show(number: number): string {
  return number >= 100 ? Math.round(number).toLocaleString('en') : number.toPrecision(3);
}
