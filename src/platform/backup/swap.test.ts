import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { finishRestore } from './swap.ts';

const steps: [from: string, to: string][] = [
  ['gable.db-wal', 'before-restore-1/gable.db-wal'],
  ['gable.db', 'before-restore-1/gable.db'],
  ['restored-1/gable.db', 'gable.db'],
  ['files', 'before-restore-1/files'],
  ['restored-1/files', 'files'],
];

test.each(steps.map((_step, done) => done))('a restore that was stopped after step %i is finished at the next start', (done) => {
  const folder = restoredBeside();
  mkdirSync(path.join(folder, 'before-restore-1'));
  for (const [from, to] of steps.slice(0, done)) renameSync(path.join(folder, from), path.join(folder, to));

  const kept = finishRestore(folder);
  expect(readdirSync(folder).sort()).toEqual(['before-restore-1', 'files', 'gable.db']);
  expect(readFileSync(path.join(folder, 'gable.db'), 'utf8')).toBe('new rows');
  expect(readFileSync(path.join(folder, 'files/one'), 'utf8')).toBe('new file');
  expect(kept).toBe(path.join(folder, 'before-restore-1'));
  expect(readdirSync(kept!).sort()).toEqual(['files', 'gable.db', 'gable.db-wal']);
  rmSync(folder, { recursive: true });
});

test('a restore that was stopped before it was whole counts for nothing', () => {
  const folder = restoredBeside();
  renameSync(path.join(folder, 'restored-1'), path.join(folder, 'restore.unfinished'));
  expect(finishRestore(folder)).toBeNull();
  expect(readdirSync(folder).sort()).toEqual(['files', 'gable.db', 'gable.db-wal']);
  expect(readFileSync(path.join(folder, 'gable.db'), 'utf8')).toBe('old rows');
  rmSync(folder, { recursive: true });
});

function restoredBeside(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gable-swap-'));
  for (const name of ['files', 'restored-1/files']) mkdirSync(path.join(folder, name), { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  write('gable.db', 'old rows');
  write('gable.db-wal', 'old log');
  write('files/one', 'old file');
  write('restored-1/gable.db', 'new rows');
  write('restored-1/files/one', 'new file');
  return folder;
}
