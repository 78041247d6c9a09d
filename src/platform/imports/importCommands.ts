import { Refusal, type AskedForm, type ImportState } from '@gable/api';
import { defineCommand, json, text } from '@gable/api/server';
import { newId } from '@gable/db/id.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { applyRows, type Piece } from './applying/applyRows.ts';
import { undoRows, type UndoPiece } from './applying/undoRows.ts';
import { goOn, judgedAgain, keepProgress, readImport, type ImportJob, type ImportWork } from './importJob.ts';
import { mayLookAfter } from './imports.ts';
import type { Pieces } from './pieces.ts';

const permission = ['principal', 'manager', 'assistant'] as const;
const input = { import: text({ required: true }) };
const own = { permission, hidden: true, undoable: false } as const;

/** What people do with an import that was judged, and the pieces that its job does for them. */
export function importCommands(pieces: Pieces): RunnableCommand[] {
  return [
    defineCommand({
      ...own, id: 'imports.judge', input: { ...input, variant: text(), mapping: json(), form: text(), encoding: text(), delimiter: text(), sheet: text() },
      async run(tx, { import: id, variant, mapping, ...said }) {
        const job = await importOf(tx as RunningTransaction, id);
        if (job.progress.done > 0) throw new Refusal('import.appliedAlready', { status: 409 });
        const form = Object.fromEntries(Object.entries(said).filter(([, value]) => typeof value === 'string')) as AskedForm;
        const asked: ImportWork['asked'] = { asked: { ...job.work.asked?.asked, ...form }, ...(variant && { variant }), ...(mapping ? { given: mapping } : undefined) };
        await goOn(tx as RunningTransaction, job, { work: { ...job.work, step: 'judge', atOnce: false, asked }, progress: judgedAgain(job.progress) });
      },
    }),
    defineCommand({
      ...own, id: 'imports.apply', input,
      async run(tx, { import: id }) {
        const job = await importOf(tx as RunningTransaction, id);
        if (job.progress.phase !== 'judged') throw new Refusal('import.notJudged', { status: 409 });
        await goOn(tx as RunningTransaction, job, { work: { ...job.work, step: 'apply' }, progress: { ...job.progress, phase: 'applying' } });
      },
    }),
    defineCommand({
      ...own, id: 'imports.undo', input,
      async run(tx, { import: id }) {
        const job = await importOf(tx as RunningTransaction, id);
        if (job.progress.created + job.progress.changed === 0) throw new Refusal('import.nothingToUndo', { status: 409 });
        const { failure: _past, ...state } = job.progress;
        const progress: ImportState = { ...state, phase: 'undoing', undone: 0, kept: 0, undoneDownTo: null };
        await goOn(tx as RunningTransaction, job, { work: { ...job.work, step: 'undo', undoRun: newId() }, progress });
      },
    }),
    defineCommand({
      ...own, id: 'imports.applyPiece', input: { piece: text({ required: true }) },
      async run(tx, { piece: token }) {
        const { import: id, piece } = pieces.get<Piece>(token);
        const applied = await applyRows(tx as RunningTransaction, piece);
        await keepProgress(connectionOf(tx), id, applied.state);
        return applied;
      },
    }),
    defineCommand({
      ...own, id: 'imports.undoPiece', input: { piece: text({ required: true }) },
      async run(tx, { piece: token }) {
        const { import: id, piece } = pieces.get<UndoPiece>(token);
        const state = await undoRows(tx as RunningTransaction, piece);
        await keepProgress(connectionOf(tx), id, state);
        return state;
      },
    }),
  ];
}

const connectionOf = (tx: unknown): RunningTransaction['parts']['connection'] => (tx as RunningTransaction).parts.connection;

async function importOf({ parts: { connection, caller } }: RunningTransaction, id: string): Promise<ImportJob> {
  const job = await readImport(connection, caller.agency.id, id);
  if (!mayLookAfter(caller, job.work)) throw new Refusal('record.notFound', { status: 404 });
  // Who asks for a step has it done with their own rights, whoever began.
  return { ...job, work: { ...job.work, by: caller.member?.id ?? null } };
}
