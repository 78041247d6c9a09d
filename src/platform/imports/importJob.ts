import { Refusal, type AskedForm, type Decision, type Duplicates, type ImportState, type Mapping } from '@gable/api';
import { newId } from '@gable/db/id.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Connection, Engine } from '../engine/engine.ts';
import { noExamples } from './examples.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import { keepProgress } from '../jobs/keepProgress.ts';

export const jobName = 'imports.work';

/** What is to be done with an import next, as its job keeps it. */
export interface ImportWork {
  step: 'judge' | 'apply' | 'undo';
  /** Goes on from judging to applying by itself. */
  atOnce: boolean;
  /** Whose import it is; null for the office itself. */
  member: string | null;
  /** With whose rights the step is done, where somebody else asked for it: a principal, or the office. */
  by?: string | null;
  kind: string;
  /** Id under which all pieces stand in the history. */
  run: string;
  undoRun?: string;
  /** How it is to be judged anew. */
  asked?: { variant?: string; profile?: string; given?: unknown };
  /** What somebody said about the form of the file. */
  said?: AskedForm;
  /** What somebody has decided of single rows, by their lines. */
  decisions?: Record<number, Decision>;
  /** What becomes of the others; they are skipped unless told. */
  otherwise?: Decision;
  /** Asks the running work to stop behind its piece, and perhaps to take back what it wrote. */
  stop?: 'pause' | 'cancel';
}

export interface ImportJob { id: string; agency: number; state: string; work: ImportWork; progress: ImportState }

/** @throws Refusal `record.notFound` (404), also for another agency's. */
export async function readImport(from: Pick<Engine, 'read'> | Pick<Connection, 'rows'>, agency: number, id: string): Promise<ImportJob> {
  const sql = 'SELECT agency_id, state, payload, progress FROM jobs WHERE id = ? AND agency_id = ? AND name = ?';
  const params = [id, agency, jobName];
  const [row] = 'read' in from ? await from.read(null, { sql, params }) : await from.rows(sql, params);
  if (!row) throw new Refusal('record.notFound', { status: 404 });
  const [, state, payload, progress] = row as [number, string, string, string];
  return { id, agency, state, work: JSON.parse(payload) as ImportWork, progress: { ...addedSince, ...JSON.parse(progress) as Omit<ImportState, keyof typeof addedSince> } };
}

/** What an import that was begun before it was known lacks. */
const addedSince = { examples: noExamples, unknownNames: [], inArchive: 0, restored: 0 } satisfies Partial<ImportState>;

/** An agency's newest imports first. */
export async function readImports(engine: Engine, agency: number, most: number): Promise<(ImportJob & { at: number })[]> {
  const sql = 'SELECT id, state, payload, progress, created_at FROM jobs WHERE agency_id = ? AND name = ? ORDER BY created_at DESC, id DESC LIMIT ?';
  const rows = (await engine.read(null, { sql, params: [agency, jobName, most] })) as [string, string, string, string, number][];
  return rows.map(([id, state, payload, progress, at]) => ({ id, agency, state, at: Number(at), work: JSON.parse(payload) as ImportWork, progress: JSON.parse(progress) as ImportState }));
}

/**
 * Gives a finished job its next step, in the transaction of the command that asks for it.
 * @throws Refusal `import.busy` (409) while it works.
 */
export async function goOn(tx: RunningTransaction, { id, agency }: ImportJob, { work: { stop: _stop, ...work }, progress }: Pick<ImportJob, 'work' | 'progress'>): Promise<void> {
  const changed = await tx.parts.connection.change(
    "UPDATE jobs SET state = 'waiting', payload = ?, progress = ?, failure = NULL, attempts = 0, run_at = ? WHERE id = ? AND agency_id = ? AND state IN ('done', 'failed')",
    [JSON.stringify(work), JSON.stringify(progress), Date.now(), id, agency],
  );
  if (changed === 0) throw new Refusal('import.busy', { status: 409 });
  tx.hasEnqueued = true;
}

/**
 * Asks a working job to stop; it does behind the piece that it is at.
 * @throws Refusal `import.notWorking` (409)
 */
export async function askToStop(tx: RunningTransaction, { id, agency, work, progress }: ImportJob, stop: 'pause' | 'cancel'): Promise<void> {
  const sql = "UPDATE jobs SET payload = ? WHERE id = ? AND agency_id = ? AND state IN ('waiting', 'running')";
  // Behind its last piece it looks no more.
  const changed = progress.phase === 'applied' ? 0 : await tx.parts.connection.change(sql, [JSON.stringify({ ...work, stop }), id, agency]);
  if (changed === 0) throw new Refusal('import.notWorking', { status: 409 });
}

/** The progress goes to disk with the piece. Answers what the work was asked meanwhile. */
export async function keepImport(connection: Connection, job: Pick<RunningJob, 'id' | 'takenBy'>, progress: ImportState): Promise<ImportWork['stop']> {
  await keepProgress(connection, job, progress);
  const [[payload]] = await connection.rows('SELECT payload FROM jobs WHERE id = ?', [job.id]) as [[string]];
  return (JSON.parse(payload) as ImportWork).stop;
}

/** Goes the way back within the same run, and also after a crash. */
export async function turnBack(engine: Engine, one: ImportJob): Promise<ImportJob> {
  const { work: { stop: _stop, ...work }, progress } = undoing(one);
  await engine.write(one.agency, (connection) => connection.change('UPDATE jobs SET payload = ?, progress = ? WHERE id = ?', [JSON.stringify(work), JSON.stringify(progress), one.id]));
  return { ...one, work, progress };
}

export function newState({ records, fileName, duplicates, mapping, variants, profiles }: Pick<ImportState, 'records' | 'fileName' | 'duplicates' | 'variants' | 'profiles'> & { mapping: Mapping }): ImportState {
  return {
    records, fileName, duplicates, mapping, variants, profiles, phase: 'judging', rows: 0, toCreate: 0, toChange: 0, there: 0, inArchive: 0,
    done: 0, created: 0, changed: 0, restored: 0, touched: 0, skipped: 0, refused: 0, problems: [], examples: noExamples, unknownNames: [], undone: 0, kept: 0, offset: 0, undoneDownTo: null,
  };
}

/** An import on its way back. */
export function undoing({ work, progress }: Pick<ImportJob, 'work' | 'progress'>): Pick<ImportJob, 'work' | 'progress'> {
  const { failure: _past, ...state } = progress;
  const next: ImportState = { ...state, phase: 'undoing', undone: 0, kept: 0, undoneDownTo: null };
  return { work: { ...work, step: 'undo', undoRun: newId() }, progress: next };
}

/** The same, for it is judged anew. */
export const judgedAgain = (state: ImportState): ImportState => newState({ ...state, mapping: state.mapping! });

export const duplicatesIn = (text: string | undefined): Duplicates => {
  if (text === undefined || text === 'skip' || text === 'update' || text === 'make' || text === 'decide') return text ?? 'skip';
  throw new Refusal('request.wrongChoice', { status: 400, values: { name: 'duplicates', choices: 'skip, update, make, decide' } });
};
