import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '@gable/api';
import { locales } from '../messages.ts';
import { Unable } from '../unable.ts';
import type { ExtensionSource } from './installed.ts';

const mostBytes = 2_000_000;

/**
 * An extension as it lies in a folder: its `package.json`, `messages/<locale>.json`, and the forms of files that it names.
 * @throws Unable in one sentence with the file, and the line where it is no JSON.
 */
export function readExtensionFolder(folder: string): ExtensionSource {
  const manifest = readJson(folder, 'package.json') as Manifest;
  const messages = Object.fromEntries(locales.filter((locale) => existsSync(path.join(folder, 'messages', `${locale}.json`))).map((locale) => [locale, readJson(folder, `messages/${locale}.json`)]));
  const named: unknown = (manifest as Partial<Manifest> | null)?.contributes?.importers;
  const importers = Array.isArray(named) ? named.filter((file): file is string => typeof file === 'string' && !file.split('/').includes('..')) : [];
  return { manifest, messages, importers: importers.map((file) => readJson(folder, file)) } as ExtensionSource;
}

function readJson(folder: string, name: string): unknown {
  const file = path.join(folder, name);
  if (!existsSync(file)) throw new Unable(`${name}: expected a file of JSON; there is none in ${folder}.`);
  const [root, real] = [realpathSync(folder), realpathSync(file)];
  // A link could lead to any file that the server reads, and what stands there would be told.
  if (!real.startsWith(root + path.sep)) throw new Unable(`${name}: expected a file within ${folder}.`);
  const found = statSync(real);
  if (!found.isFile()) throw new Unable(`${name}: expected a file.`);
  if (found.size > mostBytes) throw new Unable(`${name}: expected at most ${mostBytes / 1_000_000} MB.`);
  const text = readFileSync(real, 'utf8').replace(/^\ufeff/, '');
  try {
    return JSON.parse(text);
  } catch (failure) {
    throw new Unable(`${name}${placeIn(text, (failure as Error).message)}: expected JSON (${(failure as Error).message.replace(/, ".*$/s, '')}).`);
  }
}

/** `:12:3`, where what V8 says tells it. */
function placeIn(text: string, message: string): string {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line) return `:${line}:${column}`;
  const [, position] = /position (\d+)/.exec(message) ?? [];
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return `:${before.length}:${before.at(-1)!.length + 1}`;
}
