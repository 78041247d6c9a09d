import { parseFilter, Refusal, type CommandContribution, type Contributions, type Manifest, type RecordContribution } from '@gable/api';
import type { Field } from '@gable/db/field.ts';
import { InvalidValue } from '@gable/db/field.ts';
import * as v from 'valibot';
import { isOfRecords } from '../commands/recordCommands.ts';
import type { Office } from '../office.ts';
import type { Kinds } from '../records/kinds.ts';
import { drawIcon } from './drawIcon.ts';
import { iconsNamed } from './iconsOf.ts';
import { kindsOf, sketchesFor } from './agencyKinds.ts';
import type { Additions, ExtensionContents } from './installed.ts';
import { manifestSchema } from './manifestSchema.ts';

/** Where something is wrong, and what was expected there. */
export interface Fault { file: string; at: string; expected: string }

/**
 * All that is wrong with an extension's manifest and messages, of itself and beside what is there already.
 * @param given the manifest as it was read, of any form
 */
export function faultsIn(given: unknown): Fault[] {
  const { issues } = v.safeParse(manifestSchema, given, { abortPipeEarly: true });
  return (issues ?? []).slice(0, 20).map((issue) => ({ file: 'package.json', at: v.getDotPath(issue) ?? '', expected: issue.type === 'regex' || issue.type === 'check' ? issue.message : `${issue.expected ?? issue.message}, not ${issue.received}` }));
}

/** What an extension comes to: the office, and what the agency has with it. */
export interface Beside { office: Pick<Office, 'commands' | 'records'>; additions: Additions }

/** What the manifest names must be there, and what it adds must not. */
export function danglingIn({ manifest, messages }: ExtensionContents, { office, additions }: Beside): Fault[] {
  const { contributes = {} } = manifest;
  const faults: Fault[] = [];
  const fault = (at: string, expected: string, file = 'package.json'): void => void faults.push({ file, at, expected });
  const all = kindsOf(office.records.kinds, additions);

  for (const half of ['browser', 'server'] as const) if (manifest[half] !== undefined) fault(half, 'nothing: from outside come extensions without code');
  checkRecords(contributes, all, fault);
  checkScreens(contributes, all, fault);
  const taken = commandsBeside(manifest, { office, additions });
  for (const [index, command] of (contributes.commands ?? []).entries()) {
    checkCommand(command, all, (at, expected) => fault(`contributes.commands.${index}${at}`, expected));
    if (taken(command.id)) fault(`contributes.commands.${index}.id`, 'an id that no other command has');
    else if (isOfRecords(command.id)) fault(`contributes.commands.${index}.id`, 'another id, for kinds of records have commands that are called so');
  }
  const known = new Set((contributes.commands ?? []).map(({ id }) => id));
  for (const [index, { command }] of (contributes.keybindings ?? []).entries()) if (!known.has(command)) fault(`contributes.keybindings.${index}.command`, 'one of its own commands');
  for (const [icon, at] of iconsNamed(manifest)) if (drawIcon(icon) === undefined) fault(at, 'the name of a Lucide icon');
  for (const key of keysNeeded(manifest)) if (messages.en?.[key] === undefined) fault(key, 'a message', 'messages/en.json');
  return faults;
}

/** Whether a command is one of Gable's, or of another extension, be it on or off. */
function commandsBeside({ name }: Manifest, { office, additions }: Beside): (id: string) => boolean {
  const others = additions.installed.filter((one) => one.name !== name);
  const theirs = new Set(others.flatMap(({ manifest }) => (manifest.contributes?.commands ?? []).map(({ id }) => id)));
  return (id) => theirs.has(id) || office.commands.find(id) !== undefined;
}

type Say = (at: string, expected: string) => void;
interface Checking { kinds: Kinds; fault: Say }

function checkRecords({ records = [], fields = [] }: Contributions, kinds: Kinds, fault: Say): void {
  records.forEach((record, index) => {
    const at = `contributes.records.${index}`;
    if (!record.fields) return fault(`${at}.fields`, 'the fields of the kind');
    if (!record.fields.title && !record.titleFrom) fault(`${at}.titleFrom`, 'fields that make the title, or a field that is called title');
    if (record.fields.title && (record.fields.title.kind !== 'text' || record.titleFrom)) fault(`${at}.fields.title`, 'a text, and no titleFrom beside it');
    checkNamed(record, at, { kinds, fault });
    checkSketches(record.fields, `${at}.fields`, { kinds, fault });
  });
  fields.forEach(({ records: kind, fields: added }, index) => {
    if (!kinds.find(kind)) fault(`contributes.fields.${index}.records`, 'a kind of records');
    else if (kind === 'members' || kind === 'teams') fault(`contributes.fields.${index}.records`, 'a kind other than members and teams');
    checkSketches(added, `contributes.fields.${index}.fields`, { kinds, fault });
    if (added.title) fault(`contributes.fields.${index}.fields.title`, 'another name');
  });
}

function checkNamed(record: RecordContribution, at: string, { kinds, fault }: Checking): void {
  const definition = kinds.find(record.kind);
  const known = (name: string): boolean => name === 'holder' || name === 'updatedAt' || name === 'createdAt' || Boolean(definition?.places.has(name));
  const named: [string, string][] = [
    ...record.columns.map((name, index): [string, string] => [`columns.${index}`, name]),
    ...record.form.flatMap(({ fields }, group) => fields.map((name, index): [string, string] => [`form.${group}.fields.${index}`, name])),
    ...(record.titleFrom ?? []).map((name, index): [string, string] => [`titleFrom.${index}`, name]),
    ...(record.outline ?? []).map((name, index): [string, string] => [`outline.${index}`, name]),
    ...(record.summary ?? []).map((name, index): [string, string] => [`summary.${index}`, name]),
    ...Object.keys(record.begins ?? {}).map((name): [string, string] => [`begins.${name}`, name]),
  ];
  for (const [where, name] of named) if (!known(name)) fault(`${at}.${where}`, 'one of its fields');
  if (record.boardBy && record.fields?.[record.boardBy]?.kind !== 'choice') fault(`${at}.boardBy`, 'a field of the kind choice');
  for (const [index, { filter }] of (record.filters ?? []).entries()) checkFilter(filter, `${at}.filters.${index}.filter`, fault);
}

function checkSketches(sketches: Record<string, ReturnType<typeof sketchesFor>[string]>, at: string, { kinds, fault }: Checking): void {
  for (const [name, { kind, choices, target }] of Object.entries(sketches)) {
    if ((kind === 'choice' || kind === 'multiChoice') && !choices) fault(`${at}.${name}.choices`, 'the values to choose from');
    if ((kind === 'reference' || kind === 'references') && (!target || !(kinds.find(target) ?? target === 'members'))) fault(`${at}.${name}.target`, 'a kind of records');
  }
}

function checkScreens({ views = [], recordSections = [] }: Contributions, kinds: Kinds, fault: Say): void {
  views.forEach(({ drawnBy, records }, index) => {
    if (drawnBy === 'component') fault(`contributes.views.${index}.drawnBy`, 'table or board: components take code');
    if (!records || !kinds.find(records)) fault(`contributes.views.${index}.records`, 'a kind of records');
  });
  recordSections.forEach(({ records, shows }, index) => {
    const at = `contributes.recordSections.${index}`;
    if (!kinds.find(records)) fault(`${at}.records`, 'a kind of records');
    if (shows === 'component') fault(`${at}.shows`, 'records that refer to this one: components take code');
    else if (kinds.find(shows.kind)?.fields[shows.field]?.options.target !== records) fault(`${at}.shows.field`, `a field of ${shows.kind} that refers to ${records}`);
  });
}

function checkCommand({ records, sets, needs }: CommandContribution, kinds: Kinds, fault: Say): void {
  const definition = records === undefined ? undefined : kinds.find(records);
  if (!definition) return fault('.records', 'the kind of records that it changes');
  if (!sets || Object.keys(sets).length === 0) return fault('.sets', 'the values that it sets');
  for (const [name, value] of Object.entries(sets)) {
    const field = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
    if (!field || field.options.readOnly || field.options.internal) fault(`.sets.${name}`, `a field of ${definition.kind} that can be written`);
    else if (value !== null && !isTaken(field, value)) fault(`.sets.${name}`, `a value that the field takes`);
  }
  if (needs !== undefined) checkFilter(needs, '.needs', fault);
}

function isTaken({ kind, options }: Field, value: unknown): boolean {
  try {
    kind.parse(value, options as never, {});
    return true;
  } catch (failure) {
    if (failure instanceof InvalidValue) return false;
    throw failure;
  }
}

function checkFilter(text: string, at: string, fault: Say): void {
  try {
    parseFilter(text);
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    fault(at, `a filter (${failure.code} at ${failure.values.position ?? 1})`);
  }
}

/** What is shown in words. */
function keysNeeded({ name, contributes: { records = [], fields = [], views = [], commands = [], walkthroughs = [], recordSections = [], viewsContainers = [] } = {} }: Manifest): string[] {
  const ofFields = (kind: string, sketches: object): string[] => Object.keys(sketches).filter((field) => field !== 'title').map((field) => `${kind}.${field}`);
  return [...new Set([
    ...records.flatMap(({ kind, fields: own = {}, form, filters = [] }) => [
      `${kind}.one`, `${kind}.many`, `${kind}.create`, ...ofFields(kind, own), ...form.map((group) => `${kind}.group.${group.id}`),
      ...filters.map((filter) => `${kind}.filter.${filter.id}`),
    ]),
    ...fields.flatMap(({ records: kind, fields: added, group }) => [...ofFields(kind, added), ...(group ? [] : [`${kind}.group.${name}`])]),
    ...views.map(({ id }) => id), ...commands.map(({ id }) => id), ...recordSections.map(({ id }) => id), ...viewsContainers.map(({ id }) => id),
    ...walkthroughs.flatMap(({ id }) => [`${name}.walkthrough.${id}`, `${name}.walkthrough.${id}.text`]),
  ])];
}

