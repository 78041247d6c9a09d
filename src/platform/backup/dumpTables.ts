import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { refusalOf } from '../engine/sqlite/failures.ts';
import { leftOut, type Manifest } from './manifest.ts';
import { snapshotOf, type Source } from './snapshot.ts';
import { writeTable } from './tableFile.ts';

export type Dumped = Pick<Manifest, 'dialect' | 'migrations' | 'tables'>;
export interface Dumping { source: Source; folder: string }

/** Writes all rows of one instant into files in `folder`, in a thread of its own so that nobody waits for it. */
export async function dumpApart(dumping: Dumping, signal?: AbortSignal): Promise<Dumped> {
  const worker = new Worker(new URL('./dumpThread.ts', import.meta.url), { workerData: dumping });
  try {
    // A failure of the thread is thrown here.
    const [dumped] = await once(worker, 'message', signal ? { signal } : {}) as [Dumped];
    return dumped;
  } catch (failure) {
    throw 'file' in dumping.source ? refusalOf(failure, dumping.source.file) : failure;
  } finally {
    await worker.terminate();
  }
}

export async function dumpTables({ source, folder }: Dumping): Promise<Dumped> {
  const snapshot = await snapshotOf(source);
  try {
    const tables: Dumped['tables'] = [];
    for (const table of await snapshot.tables()) {
      if (!leftOut.has(table.name)) tables.push(await writeTable(snapshot, table, path.join(folder, table.name)));
    }
    return { dialect: snapshot.dialect, migrations: await snapshot.migrations(), tables };
  } finally {
    await snapshot.close();
  }
}
