import { workerData } from 'node:worker_threads';
import type { Statement } from '../engine.ts';
import { answers } from './answers.ts';
import { SqliteConnection } from './connection.ts';
import { openReader } from './openDatabase.ts';

const connection = new SqliteConnection(openReader(workerData as string));

answers(({ sql, params }: Statement) => connection.rowsNow(sql, params));
