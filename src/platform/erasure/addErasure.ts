import type { Office } from '../office.ts';
import { Pieces } from '../jobs/pieces.ts';
import { forgetJob } from '../deletion/going.ts';
import { deleteForGood, deleteManyForGood, erase, type Forgetting } from './erasureCommands.ts';
import { certify } from './certify.ts';
import { forget } from './forget.ts';
import { unhook } from './unhook.ts';

/** Lets an office delete for good: what was archived, and somebody who asks for it. */
export function addErasure(office: Office): void {
  const pieces = new Pieces();
  for (const command of [deleteForGood(office.commands), deleteManyForGood(office.commands), erase(office.commands), unhook(pieces), certify(pieces)]) office.commands.add(command);
  office.jobs.add(forgetJob, (work: Forgetting, job) => forget({ office, pieces }, { work, job }), { isLong: true, begunBy: ({ member }: Forgetting) => member });
}
