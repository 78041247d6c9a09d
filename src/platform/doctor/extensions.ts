import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Extension, Extensions } from '../extensions/extensions.ts';
import type { Office } from '../office.ts';
import type { Check } from './finding.ts';

/** Whether each extension's manifest says what is there, and its server half runs. */
export const extensions: Check = {
  name: 'extensions',
  async examine({ office }) {
    const { all } = office.extensions;
    return { said: `${all.length} extensions, all at work`, problems: all.flatMap((extension) => problemsOf(extension, office)) };
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

function whyNotStarted({ name, manifest }: Extension, extensions: Extensions): string[] {
  if (extensions.isStarted(name)) return [];
  const missing = (manifest.extensionDependencies ?? []).filter((one) => !extensions.isStarted(one));
  return [`${name} does not run${missing.length ? `, because it needs ${missing.join(', ')}` : ''}.`];
}
