import { parentPort, workerData } from 'node:worker_threads';
import { dumpTables, type Dumping } from './dumpTables.ts';

parentPort!.postMessage(await dumpTables(workerData as Dumping));
