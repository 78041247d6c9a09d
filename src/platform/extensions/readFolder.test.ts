import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readExtensionFolder } from './readFolder.ts';

let around: string;
let folder: string;
beforeEach(() => {
  around = mkdtempSync(path.join(tmpdir(), 'gable-extension-'));
  folder = path.join(around, 'extension');
  mkdirSync(path.join(folder, 'messages'), { recursive: true });
  writeFileSync(path.join(around, 'secret.json'), '{ "token": "t" }');
  write('package.json', { name: 'visits', contributes: { importers: ['./visits.json'] } });
  write('messages/en.json', { 'visits.one': 'Visit' });
  write('visits.json', { id: 'visits' });
});
afterEach(() => rmSync(around, { recursive: true, force: true }));

const write = (name: string, what: unknown): void => writeFileSync(path.join(folder, name), JSON.stringify(what));
const replace = (name: string, make: (file: string) => void): void => {
  rmSync(path.join(folder, name), { recursive: true });
  make(path.join(folder, name));
};

test('a folder is read with all that its manifest names, also where it is itself a link', () => {
  const read = { manifest: { name: 'visits', contributes: { importers: ['./visits.json'] } }, messages: { en: { 'visits.one': 'Visit' } }, importers: [{ id: 'visits' }] };
  expect(readExtensionFolder(folder)).toEqual(read);
  symlinkSync(folder, path.join(around, 'linked'));
  replace('visits.json', (file) => symlinkSync(path.join(folder, 'other.json'), file));
  write('other.json', { id: 'visits' });
  expect(readExtensionFolder(path.join(around, 'linked'))).toEqual(read);
});

test.each(['package.json', 'messages/en.json', 'visits.json'])('%s leads nowhere out of the folder', (name) => {
  replace(name, (file) => symlinkSync(path.join(around, 'secret.json'), file));
  expect(() => readExtensionFolder(folder)).toThrow(/: expected a file within /);
});

test('a folder of messages that lies elsewhere is not read', () => {
  mkdirSync(path.join(around, 'elsewhere'));
  writeFileSync(path.join(around, 'elsewhere/en.json'), '{}');
  rmSync(path.join(folder, 'messages'), { recursive: true });
  symlinkSync(path.join(around, 'elsewhere'), path.join(folder, 'messages'));
  expect(() => readExtensionFolder(folder)).toThrow('messages/en.json: expected a file within');
});

test('what is no file is not read, and a link hides no size', () => {
  replace('visits.json', (file) => mkdirSync(file));
  expect(() => readExtensionFolder(folder)).toThrow('./visits.json: expected a file.');
  writeFileSync(path.join(folder, 'large.json'), Buffer.alloc(2_000_001, ' '));
  replace('visits.json', (file) => symlinkSync(path.join(folder, 'large.json'), file));
  expect(() => readExtensionFolder(folder)).toThrow('./visits.json: expected at most 2 MB.');
});
