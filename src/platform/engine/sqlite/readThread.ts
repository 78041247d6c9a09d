import { parentPort, workerData } from 'node:worker_threads';
import type { Stored } from '@gable/db/field.ts';
import { SqliteConnection } from './connection.ts';
import { openReader } from './openDatabase.ts';

const connection = new SqliteConnection(openReader(workerData as string));

parentPort!.on('message', ({ number, sql, params }: { number: number; sql: string; params: Stored[] }) => {
  try {
    parentPort!.postMessage({ number, rows: connection.rowsNow(sql, params) });
  } catch (failure) {
    parentPort!.postMessage({ number, failure: String(failure) });
  }
});
