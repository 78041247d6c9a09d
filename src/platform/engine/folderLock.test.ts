import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holderOf, openFolder } from './folderLock.ts';
import { startChild } from './testing/child.ts';
import { freshFolder } from './testing/everyEngine.ts';

const holder = new URL('./testing/holdFolder.ts', import.meta.url);
let folder: string;
beforeEach(() => { folder = freshFolder(); });
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

test('a folder is made where it is missing, and belongs to one at a time', () => {
  const inside = path.join(folder, 'a', 'b');
  const first = openFolder(inside);
  expect(() => openFolder(inside)).toThrow(expect.objectContaining({ code: 'storage.inUse', values: { folder: inside, pid: String(process.pid) } }));
  first.release();
  openFolder(inside).release();
  expect(holderOf(inside)).toBe(null);
});

test('another process is refused and told who has it, and gets it as soon as that one is killed', async () => {
  const child = startChild(holder, [folder]);
  await child.printed(1);
  expect(() => openFolder(folder)).toThrow(expect.objectContaining({ code: 'storage.inUse', values: { folder, pid: String(child.process.pid) } }));
  child.process.kill('SIGKILL');
  await child.ended;
  openFolder(folder).release();
});

test('a pid that was left behind holds nobody off', () => {
  writeFileSync(path.join(folder, 'lock.pid'), '1\n');
  openFolder(folder).release();
});

test('a folder that can not be made is refused in a sentence', () => {
  writeFileSync(path.join(folder, 'file'), '');
  expect(() => openFolder(path.join(folder, 'file', 'inside'))).toThrow(expect.objectContaining({ code: 'storage.notWritable' }));
});

test.skipIf(process.getuid?.() === 0)('a folder that can not be written to is refused in a sentence', () => {
  chmodSync(folder, 0o500);
  expect(() => openFolder(folder)).toThrow(expect.objectContaining({ code: 'storage.notWritable', values: { folder } }));
});
