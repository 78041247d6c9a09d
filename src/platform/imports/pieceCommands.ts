import { defineCommand, text } from '@gable/api/server';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { applyRows, type Piece } from './applying/applyRows.ts';
import { undoRows, type UndoPiece } from './applying/undoRows.ts';
import { own } from './importCommands.ts';
import { keepImport } from './importJob.ts';
import type { Pieces } from '../jobs/pieces.ts';

/** The pieces of imports that their job does for people. */
export function pieceCommands(pieces: Pieces): RunnableCommand[] {
  const input = { piece: text({ required: true }) };
  return [
    defineCommand({
      ...own, id: 'imports.applyPiece', input,
      async run(tx, { piece: token }) {
        const { job, piece } = pieces.get<Piece>(token);
        const applied = await applyRows(tx as RunningTransaction, piece);
        return { ...applied, stop: await keepImport((tx as RunningTransaction).parts.connection, job, applied.state) };
      },
    }),
    defineCommand({
      ...own, id: 'imports.undoPiece', input,
      async run(tx, { piece: token }) {
        const { job, piece } = pieces.get<UndoPiece>(token);
        const state = await undoRows(tx as RunningTransaction, piece);
        await keepImport((tx as RunningTransaction).parts.connection, job, state);
        return state;
      },
    }),
  ];
}
