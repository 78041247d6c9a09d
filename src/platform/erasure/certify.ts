import { json, defineCommand } from '@gable/api/server';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Pieces } from '../jobs/pieces.ts';
import { certificates } from './erasureCommands.ts';

/** How much went with a record. */
export interface Counts { records: number; notes: number; tasks: number; files: number; namedElsewhere: number }

/** Puts into the history that it is done, and how much went: nothing of what it was. */
export const certify = (pieces: Pieces): RunnableCommand => defineCommand({
  id: 'records.certifyPiece',
  input: { piece: json({ required: true }) },
  permission: 'everyone',
  hidden: true,
  undoable: false,
  async run(given, { piece }) {
    const { piece: { about, counts } } = pieces.get<{ about: Record<string, [null, unknown]>; counts: Counts }>(piece as string);
    const told = Object.entries(counts).map(([name, value]): [string, [null, unknown]] => [name, [null, value]]);
    (given as RunningTransaction).remark(certificates, { finished: [null, true], ...about, ...Object.fromEntries(told) });
    return null;
  },
});
