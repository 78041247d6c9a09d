import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { FileForm } from '@gable/api';
import { workbookOf } from './testing/workbookOf.ts';
import { refusedRows } from './refusedRows.ts';
import { Staging } from './staging.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gable-refused-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const count = 40_000;
const rows = Array.from({ length: count }, (_, index) => [`R${index}`, 'word '.repeat(40).trim()]);
const objects = rows.map(([ref, note]) => JSON.stringify({ ref, note }));
const plain: FileForm = { kind: 'csv', encoding: 'utf-8', isEncodingSure: true, delimiter: ',', sheets: [], sheet: null, headings: true };

async function staged(name: string, file: string | Buffer): Promise<Staging> {
  const staging = new Staging(folder, name);
  await staging.make();
  writeFileSync(staging.upload, file);
  const first = name === 'jsonl' ? 1 : 2;
  writeFileSync(staging.refused, rows.map((_row, index) => `${JSON.stringify([index + first, 'ref', 'bad'])}\n${JSON.stringify([index + first, null, 'worse'])}\n`).join(''));
  return staging;
}

const isOpen = (file: string): boolean => readdirSync('/proc/self/fd').some((one) => {
  try {
    return readlinkSync(`/proc/self/fd/${one}`) === file;
  } catch {
    return false;
  }
});

describe.each<{ form: FileForm; file: () => string | Buffer }>([
  { form: plain, file: () => `ref,note\n${rows.map((row) => row.join(',')).join('\n')}\n` },
  { form: { ...plain, kind: 'jsonl' }, file: () => objects.join('\n') },
  { form: { ...plain, kind: 'xlsx', sheet: 'Homes & land' }, file: () => workbookOf([['ref', 'note'], ...rows]) },
])('refused rows of $form.kind', ({ form, file }) => {
  test('wait for whoever takes them, and all come', async () => {
    const content = await refusedRows(await staged(form.kind, file()), form, (code) => `is ${code}`);
    await pause(400);
    expect(content.readableLength + (content as Duplex).writableLength).toBeLessThan(1_000_000);
    const lines = (await text(content)).trim().split('\r\n');
    expect(lines).toHaveLength(count + 1);
    expect(lines[0]).toBe('ref,note,is import.reason');
    expect(lines.at(-1)).toBe(`R${count - 1},${rows[0]![1]!},ref: is bad; is worse`);
  });

  test.runIf(process.platform === 'linux')('are not read any further once nobody takes them', async () => {
    const staging = await staged(form.kind, file());
    const content = await refusedRows(staging, form, (code) => code);
    await vi.waitUntil(() => isOpen(staging.upload), { timeout: 5_000 });
    await pause(200);
    expect(isOpen(staging.upload)).toBe(true);
    content.destroy();
    await vi.waitUntil(() => !isOpen(staging.upload), { timeout: 5_000 });
  });
});
