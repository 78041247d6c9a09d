import { Pieces } from '../jobs/pieces.ts';
import { changeMany, stopMany } from './bulkCommands.ts';
import { begunBy, jobName, type BulkWork } from './bulkJob.ts';
import { addTakeBack } from './takeBackMany.ts';
import { changePiece, workOnBulk, type BulkParts } from './workOnBulk.ts';

/** Gives an office the change of many records at once, and the undo of what is too large for one transaction. */
export function addBulk(office: BulkParts): void {
  const pieces = new Pieces();
  for (const command of [changeMany(office.commands), stopMany, changePiece(pieces)]) office.commands.add(command);
  office.jobs.add(jobName, (work: BulkWork, job) => workOnBulk(office, pieces, { work, job }), { isLong: true, begunBy });
  addTakeBack(office, pieces);
}
