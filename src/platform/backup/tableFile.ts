import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Row } from '../engine/engine.ts';
import { linesOf } from '../lines.ts';
import { Measure } from '../measure.ts';
import type { TableEntry } from './manifest.ts';
import type { Snapshot, Table } from './snapshot.ts';

/** Writes a table as JSON lines, compressed: the names of its columns, then one row a line. */
export async function writeTable(snapshot: Pick<Snapshot, 'rows'>, table: Table, file: string): Promise<TableEntry> {
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify(table.columns)}\n`;
    for await (const batch of snapshot.rows(table)) {
      rows += batch.length;
      yield batch.map((row) => `${JSON.stringify(row)}\n`).join('');
    }
  }
  const measure = new Measure();
  await pipeline(Readable.from(lines()), createGzip({ level: 5 }), measure, createWriteStream(file, { mode: 0o600 }));
  return { name: table.name, rows, ...measure.result() };
}

/** Gives the names of the columns, then batch after batch of rows. */
export async function* readTable(file: string, size = 500): AsyncGenerator<{ columns: string[]; rows: Row[] }> {
  const unpacked = createGunzip();
  const reading = pipeline(createReadStream(file), unpacked);
  reading.catch(() => {});
  let columns: string[] | undefined;
  let rows: Row[] = [];
  for await (const lines of linesOf(unpacked)) for (const line of lines) {
    if (!columns) columns = JSON.parse(line) as string[];
    else if (rows.push(JSON.parse(line) as Row) === size) {
      yield { columns, rows };
      rows = [];
    }
  }
  if (columns) yield { columns, rows };
}
