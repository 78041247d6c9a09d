import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createTarDecoder } from 'modern-tar';
import { Measure, type Measured } from '../measure.ts';
import { Unable } from '../unable.ts';
import { fileEntryName, tableEntryName, type Manifest } from './manifest.ts';

/**
 * Writes what a backup holds into `folder/tables` and `folder/files`, and compares every byte with what it says of itself.
 * @throws Unable where it is no backup, is cut off, was changed, or is of a later form.
 */
export async function unpackBackup(file: string, folder: string): Promise<Manifest> {
  for (const part of ['tables', 'files']) await mkdir(path.join(folder, part), { recursive: true, mode: 0o700 });
  const unpacked = new Map<string, Measured>();
  const said = new Map<string, Buffer>();
  try {
    const entries = (Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 18 })) as ReadableStream<Uint8Array>).pipeThrough(createTarDecoder({ strict: true }) as never);
    for await (const { header, body } of entries as AsyncIterable<{ header: { name: string }; body: ReadableStream }>) {
      const content = Readable.fromWeb(body);
      if (/^manifest\.(json|sha256)$/.test(header.name)) said.set(header.name, await buffer(content));
      else if (/^(tables\/\w+\.jsonl\.gz|files\/[0-9a-f]{64})$/.test(header.name)) unpacked.set(header.name, await unpack(content, path.join(folder, header.name)));
      else throw new Error(`It holds ${header.name}.`);
    }
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).syscall) throw failure;
    throw new Unable(`${file} is not a backup of Gable, or is damaged (${(failure as Error).message}).`);
  }
  return checked(file, said, unpacked);
}

async function unpack(content: Readable, to: string): Promise<Measured> {
  const measure = new Measure();
  await pipeline(content, measure, createWriteStream(to, { mode: 0o600, flush: true }));
  return measure.result();
}

function checked(file: string, said: ReadonlyMap<string, Buffer>, unpacked: ReadonlyMap<string, Measured>): Manifest {
  const [text, hash] = [said.get('manifest.json'), said.get('manifest.sha256')];
  if (!text || !hash) throw new Unable(`${file} is cut off: its end is missing.`);
  if (createHash('sha256').update(text).digest('hex') !== hash.toString()) throw new Unable(`${file} is damaged: what it says of itself was changed.`);
  const manifest = JSON.parse(text.toString()) as Manifest;
  if (manifest.format !== 1) throw new Unable(`${file} was made by a later Gable (${manifest.version}).`);

  const expected = [
    ...manifest.tables.map((table) => ({ entry: tableEntryName(table.name), ...table })),
    ...manifest.files.map((one) => ({ entry: fileEntryName(one.name), ...one })),
  ];
  for (const { entry, bytes, sha256 } of expected) {
    const found = unpacked.get(entry);
    if (found?.bytes !== bytes || found.sha256 !== sha256) throw new Unable(`${file} is damaged: ${entry} ${found ? 'was changed' : 'is missing'}.`);
  }
  if (expected.length !== unpacked.size) throw new Unable(`${file} is damaged: it holds more than it says.`);
  return manifest;
}
