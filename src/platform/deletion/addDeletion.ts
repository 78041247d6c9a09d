import { Pieces } from '../jobs/pieces.ts';
import type { Office } from '../office.ts';
import { changeDeletion } from './changeDeletion.ts';
import { deleteDue, deleteDueJob, deletePiece, type Night } from './deleteDue.ts';

/** Lets an office delete for good what has lain in the archive for as long as the agency says. */
export function addDeletion(office: Office): void {
  const pieces = new Pieces();
  for (const command of [changeDeletion(office.commands), deletePiece(pieces)]) office.commands.add(command);
  office.jobs.add(deleteDueJob, (night: Night, job) => deleteDue({ office, pieces }, { night, job }), { isLong: true });
}
