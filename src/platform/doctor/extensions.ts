import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Agency } from '../caller.ts';
import { danglingIn } from '../extensions/checkContents.ts';
import { readContents } from '../extensions/readContents.ts';
import type { InstalledExtension } from '../extensions/installed.ts';
import type { Extension, Extensions } from '../extensions/extensions.ts';
import type { Office } from '../office.ts';
import type { Check } from './finding.ts';

/** Whether each extension's manifest says what is there, and its server half runs. */
export const extensions: Check = {
  name: 'extensions',
  async examine({ office }) {
    const { all } = office.extensions;
    const installed = office.agencies.all().flatMap((agency) => agency.additions.installed.filter(({ isEnabled }) => isEnabled).map((extension) => ({ agency, extension })));
    const outside = installed.flatMap(({ agency, extension }) => outsideProblems(extension, agency, office));
    return { said: `${all.length} extensions, all at work${installed.length ? `, and ${installed.length} from outside` : ''}`, problems: [...all.flatMap((extension) => problemsOf(extension, office)), ...outside] };
  },
};

function problemsOf(extension: Extension, { extensions, records }: Pick<Office, 'extensions' | 'records'>): string[] {
  const { name, folder, manifest } = extension;
  const { version, engines, browser, server, contributes } = manifest;
  const halves = [browser, server].filter((half) => half !== undefined);
  const kinds = (contributes?.records ?? []).map(({ kind }) => kind);
  return [
    ...(name === path.basename(folder) ? [] : [`The extension in ${folder} calls itself ${String(name)}.`]),
    ...(version && engines?.gable ? [] : [`${name} does not say its version and which Gable it works with.`]),
    ...halves.filter((half) => !existsSync(path.join(folder, half))).map((half) => `${name} names ${half}, which is not there.`),
    ...whyNotStarted(extension, extensions),
    ...kinds.filter((kind) => !records.kinds.find(kind)).map((kind) => `${name} shows ${kind}, and nothing defines them.`),
  ];
}

/** It was checked when it came; Gable itself may have changed since. */
function outsideProblems(extension: InstalledExtension, agency: Agency, office: Office): string[] {
  const read = readContents(extension);
  const faults = read.contents ? danglingIn(read.contents, { office, agency, additions: agency.additions }) : read.faults;
  return faults.map(({ file, at, expected }) => `${agency.name}: ${extension.name} does not fit this Gable: ${file}: ${at}: expected ${expected}.`);
}

function whyNotStarted({ name, manifest }: Extension, extensions: Extensions): string[] {
  if (extensions.isStarted(name)) return [];
  const missing = (manifest.extensionDependencies ?? []).filter((one) => !extensions.isStarted(one));
  return [`${name} does not run${missing.length ? `, because it needs ${missing.join(', ')}` : ''}.`];
}
