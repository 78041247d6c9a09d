import { workerData } from 'node:worker_threads';
import { answers } from './answers.ts';
import { openWriter } from './openDatabase.ts';

const database = openWriter(workerData as string);

/** Passive: it takes what it can, and neither waits for the writer nor makes it wait. */
answers(() => database.pragma('wal_checkpoint(PASSIVE)'));
