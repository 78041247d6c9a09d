import type { Manifest } from '@gable/api';
import type { Agency } from '../caller.ts';
import type { Office } from '../office.ts';
import type { Kinds } from '../records/kinds.ts';
import { kindsOf } from './agencyKinds.ts';
import { checkCommands } from './checkCommands.ts';
import { checkImporters } from './checkImporters.ts';
import { checkRecords } from './checkRecords.ts';
import { checkScreens } from './checkScreens.ts';
import { drawIcon } from './drawIcon.ts';
import { iconsNamed } from './iconsOf.ts';
import type { Additions, ExtensionContents } from './installed.ts';

/** Where something is wrong, and what was expected there. */
export interface Fault { file: string; at: string; expected: string }

/** What an extension comes to: the office and the agency, and what the agency has with it. */
export interface Beside { office: Pick<Office, 'commands' | 'records' | 'messages' | 'extensions'>; agency: Agency; additions: Additions }

export interface Checking {
  /** Those that there are with it. */
  kinds: Kinds;
  office: Beside['office'];
  agency: Agency;
  fault: (at: string, expected: string, file?: string) => void;
}

/** What an extension names must be there, what it adds must not, and values must fit their fields. */
export function danglingIn(contents: ExtensionContents, beside: Beside): Fault[] {
  const { manifest, messages } = contents;
  const { office, agency, additions } = beside;
  const faults: Fault[] = [];
  const fault: Checking['fault'] = (at, expected, file = 'package.json') => void faults.push({ file, at, expected });
  const checking: Checking = { kinds: kindsOf(office.records.kinds, additions), office, agency, fault };

  for (const half of ['browser', 'server'] as const) if (manifest[half] !== undefined) fault(half, 'nothing: from outside come extensions without code');
  for (const [index, name] of (manifest.extensionDependencies ?? []).entries()) if (!isAtWork(name, beside)) fault(`extensionDependencies.${index}`, 'an extension that is there and on');
  checkRecords(manifest.contributes ?? {}, checking);
  checkScreens(manifest.contributes ?? {}, checking);
  checkCommands(manifest, beside, checking);
  checkImporters(contents, checking);
  for (const [icon, at] of iconsNamed(manifest)) if (drawIcon(icon) === undefined) fault(at, 'the name of a Lucide icon');
  for (const key of keysNeeded(manifest)) if (messages.en?.[key] === undefined) fault(key, 'a message', 'messages/en.json');
  return faults;
}

const isAtWork = (name: string, { office, additions }: Beside): boolean => office.extensions.isStarted(name) || additions.installed.some((one) => one.name === name && one.isEnabled);

/** What is shown in words. */
function keysNeeded({ name, contributes: { records = [], fields = [], views = [], commands = [], walkthroughs = [], reports = [], recordSections = [], viewsContainers = [] } = {} }: Manifest): string[] {
  const ofFields = (kind: string, sketches: object): string[] => Object.keys(sketches).filter((field) => field !== 'title').map((field) => `${kind}.${field}`);
  return [...new Set([
    ...records.flatMap(({ kind, fields: own = {}, form, filters = [] }) => [
      `${kind}.one`, `${kind}.many`, `${kind}.create`, ...ofFields(kind, own), ...form.map((group) => `${kind}.group.${group.id}`),
      ...filters.map((filter) => `${kind}.filter.${filter.id}`),
    ]),
    ...fields.flatMap(({ records: kind, fields: added, group }) => [...ofFields(kind, added), ...(group ? [] : [`${kind}.group.${name}`])]),
    ...views.map(({ id }) => id), ...commands.map(({ id }) => id), ...recordSections.map(({ id }) => id), ...viewsContainers.map(({ id }) => id),
    ...reports.map(({ id }) => `${name}.report.${id}`),
    ...walkthroughs.flatMap(({ id }) => [`${name}.walkthrough.${id}`, `${name}.walkthrough.${id}.text`]),
  ])];
}
