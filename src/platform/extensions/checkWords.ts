import { MessageFormat } from 'messageformat';
import * as v from 'valibot';
import { locales } from '../messages.ts';
import type { Fault } from './checkContents.ts';

const longest = 5_000;
const words = v.strictObject(Object.fromEntries(locales.map((locale) => [locale, v.optional(v.record(v.string(), v.pipe(v.string(), v.maxLength(longest))))])));
const forms = v.array(v.looseObject({ id: v.string(), records: v.string(), columns: v.record(v.string(), v.looseObject({})) }));

/** What is wrong with an extension's messages and its forms of files, apart from what its manifest needs of them. */
export function faultsInWords(messages: unknown, importers: unknown): Fault[] {
  const wrong = [...issuesOf('messages', words, messages), ...issuesOf('importers', forms, importers)];
  return wrong.length ? wrong : Object.entries(messages as Record<string, Record<string, string>>).flatMap(([locale, texts]) => brokenIn(locale, texts));
}

function issuesOf(file: string, schema: v.GenericSchema, given: unknown): Fault[] {
  return (v.safeParse(schema, given).issues ?? []).slice(0, 10).map((issue) => ({ file, at: v.getDotPath(issue) ?? '', expected: `${issue.expected ?? issue.message}, not ${issue.received}` }));
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
