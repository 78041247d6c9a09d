import type { Importer, Manifest } from '@gable/api';
import { MessageFormat } from 'messageformat';
import * as v from 'valibot';
import { locales } from '../messages.ts';
import type { Fault } from './checkContents.ts';
import { iconsOf } from './iconsOf.ts';
import { importerSchema } from './importerSchema.ts';
import type { ExtensionContents } from './installed.ts';
import { manifestSchema } from './manifestSchema.ts';
import { isRange } from './versions.ts';

const longest = 5_000;
const words = v.strictObject(Object.fromEntries(locales.map((locale) => [locale, v.optional(v.record(v.string(), v.pipe(v.string(), v.maxLength(longest))))])));

/**
 * An extension's files, of any form as they were read: what is wrong with each by itself, or what they say. Only that may
 * be used, for the rest was not looked at.
 */
export function readContents({ manifest: told, messages: texts, importers: forms }: Record<'manifest' | 'messages' | 'importers', unknown>): { faults: Fault[]; contents?: ExtensionContents } {
  const faults = [...oddNames('package.json', told), ...oddNames('messages', texts), ...oddNames('importers', forms)];
  if (faults.length) return { faults };
  const read = <Output>(file: string, schema: v.GenericSchema<unknown, Output>, input: unknown): Output => {
    const { issues, output } = v.safeParse(schema, input, { abortPipeEarly: true });
    faults.push(...(issues ?? []).slice(0, 20).map((issue) => ({ file, at: v.getDotPath(issue) ?? '', expected: expectedBy(issue) })));
    return output as Output;
  };
  const manifest = read('package.json', manifestSchema, told) as unknown as Manifest;
  const messages = read('messages', words, texts);
  if (faults.length === 0 && !isRange(manifest.engines.gable)) faults.push({ file: 'package.json', at: 'engines.gable', expected: 'a range of versions such as >=0.1' });
  if (faults.length) return { faults };
  const files = (manifest.contributes?.importers ?? []).map((file) => file.replace(/^\.\//, ''));
  const given = Array.isArray(forms) ? forms as unknown[] : [];
  if (given.length < files.length) faults.push({ file: 'importers', at: '', expected: `the ${files.length} files that package.json names` });
  const importers = files.slice(0, given.length).map((file, index) => read(file, importerSchema, given[index]) as Importer);
  for (const [locale, said] of Object.entries(messages)) faults.push(...brokenIn(locale, said as Record<string, string>));
  return faults.length ? { faults } : { faults, contents: { manifest, messages, importers, icons: iconsOf(manifest) } };
}

function expectedBy(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return `another name, or none, because Gable knows no ${issue.received} here`;
  return issue.message.startsWith('Invalid ') ? `${issue.expected ?? issue.message}, not ${issue.received}` : issue.message;
}

const deepest = 40;

/** Names that every object has already mean something else to the program, and valibot does not look at them. */
function oddNames(file: string, given: unknown, path: readonly string[] = []): Fault[] {
  if (typeof given !== 'object' || given === null) return [];
  if (path.length > deepest) return [{ file, at: path.slice(0, 4).join('.'), expected: `at most ${deepest} levels` }];
  return Object.entries(given).flatMap(([name, value]) =>
    (!Array.isArray(given) && name in Object.prototype ? [{ file, at: [...path, name].join('.'), expected: 'another name' }] : oddNames(file, value, [...path, name])));
}

function brokenIn(locale: string, texts: Record<string, string>): Fault[] {
  return Object.entries(texts).filter(([, text]) => /[{}\\]|^\s*\./.test(text) && !isMessage(locale, text)).map(([key]) => ({ file: `messages/${locale}.json`, at: key, expected: 'a message in MessageFormat 2' }));
}

function isMessage(locale: string, text: string): boolean {
  try {
    new MessageFormat(locale, text);
    return true;
  } catch {
    return false;
  }
}
