import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { apiReference } from '../../scripts/apiReference.ts';
import { ourFiles, root } from './files.ts';

const code = ourFiles().filter((file) => /\.(ts|js|mjs|svelte|css)$/.test(file) && !/migrations\/|\.generated\./.test(file));

test('no file is longer than 250 lines', () => {
  const lines = (file: string) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length;
  expect(code.filter((file) => lines(file) > 250)).toEqual([]);
});

test('no file or folder has a name that says nothing', () => {
  const vague = /^(utils?|helpers?|common|misc|types)(\.|$)/i;
  const pattern = /(manager|service|helper|util)s?(\.svelte)?\.(ts|js|mjs|svelte)$/i;
  expect(code.filter((file) => file.split('/').some((part) => vague.test(part)) || pattern.test(basename(file)))).toEqual([]);
});

test('there is no barrel but those of @gable/api', () => {
  const onlyReexports = (file: string) => /^(\s*(\/\/.*|\/\*[\s\S]*?\*\/|export (type )?(\*|\{[^}]*\}).* from .*;))+\s*$/.test(readFileSync(join(root, file), 'utf8'));
  expect(code.filter((file) => !file.startsWith('src/api/') && file.endsWith('.ts') && onlyReexports(file))).toEqual([]);
});

test('the id of a command is its path', () => {
  const files = code.filter((file) => /^extensions\/[^/]+\/server\/.+\.ts$/.test(file) && !file.endsWith('.test.ts'));
  const wrong = files.flatMap((file) => {
    const [, extension, path] = /^extensions\/([^/]+)\/server\/(.+)\.ts$/.exec(file) ?? [];
    const ids = [...readFileSync(join(root, file), 'utf8').matchAll(/defineCommand\([^{]*\{\s*id:\s*['"]([^'"]+)['"]/g)].map((match) => match[1]);
    return ids.filter((id) => id !== `${extension}.${path?.replaceAll('/', '.')}`).map((id) => `${file} defines ${id}`);
  });
  expect(wrong).toEqual([]);
});

test('nothing is left over from looking for a mistake', () => {
  const leftOver = /\b(TODO|FIXME|XXX|HACK)\b|^\s*debugger;|\b(test|it|describe)\.(only|todo)\(/m;
  expect(code.filter((file) => file !== 'tests/architecture/house.test.ts' && leftOver.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('the reference of the API says what its docstrings say', () => {
  expect(readFileSync(join(root, 'src/api/README.md'), 'utf8'), 'npm run reference').toBe(apiReference());
});
