import { Refusal, type AskedForm, type Decision } from '@gable/api';
import { boolean, choice, defineCommand, json, text } from '@gable/api/server';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { askToStop, goOn, judgedAgain, readImport, undoing, type ImportJob, type ImportWork } from './importJob.ts';
import { mayLookAfter } from './imports.ts';
import { mayImport } from './mayImport.ts';
import { noExamples } from './examples.ts';
import { dropProfile, keepProfile } from './mapping/profiles.ts';

const permission = ['imports'] as const;
const input = { import: text({ required: true }) };
export const own = { permission, hidden: true, undoable: false } as const;
const formInput = { form: text(), encoding: text(), delimiter: text(), sheet: text(), headings: boolean() };

/** What people do with an import that was judged or works. */
export const importCommands: RunnableCommand[] = [
  defineCommand({
    ...own, id: 'imports.judge', input: { ...input, variant: text(), profile: text(), mapping: json(), duplicates: choice(['skip', 'update', 'make', 'decide']), ...formInput },
    async run(tx, { import: id, variant, profile, mapping, duplicates, ...said }) {
      const job = await importOf(tx as RunningTransaction, id);
      if (job.progress.done > 0) throw new Refusal('import.appliedAlready', { status: 409 });
      const form: AskedForm = { ...job.work.said, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined)) };
      const asked: ImportWork['asked'] = { ...(variant && { variant }), ...(typeof profile === 'string' && { profile }), ...(mapping ? { given: mapping } : undefined) };
      const progress = judgedAgain({ ...job.progress, duplicates: duplicates ?? job.progress.duplicates });
      await goOn(tx as RunningTransaction, job, { work: { ...job.work, step: 'judge', atOnce: false, asked, said: form }, progress });
    },
  }),
  defineCommand({
    ...own, id: 'imports.apply', input: { ...input, decisions: json(), otherwise: choice(['skip', 'update', 'make']) },
    async run(tx, { import: id, decisions, otherwise }) {
      const job = await importOf(tx as RunningTransaction, id);
      if (job.progress.phase !== 'judged') throw new Refusal('import.notJudged', { status: 409 });
      await goOn(tx as RunningTransaction, job, { work: { ...job.work, step: 'apply', decisions: decisionsIn(decisions), otherwise: (otherwise as Decision | null | undefined) ?? 'skip' }, progress: { ...job.progress, phase: 'applying', inArchive: 0, examples: { ...noExamples, refused: job.progress.examples.refused } } });
    },
  }),
  defineCommand({
    ...own, id: 'imports.pause', input,
    async run(tx, { import: id }) {
      await askToStop(tx as RunningTransaction, await importOf(tx as RunningTransaction, id), 'pause');
    },
  }),
  defineCommand({
    ...own, id: 'imports.goOn', input,
    async run(tx, { import: id }) {
      const job = await importOf(tx as RunningTransaction, id);
      if (job.progress.phase !== 'paused') throw new Refusal('import.notPaused', { status: 409 });
      await goOn(tx as RunningTransaction, job, { work: { ...job.work, step: 'apply' }, progress: { ...job.progress, phase: 'applying' } });
    },
  }),
  defineCommand({
    ...own, id: 'imports.cancel', input,
    async run(tx, { import: id }) {
      const job = await importOf(tx as RunningTransaction, id);
      const { phase } = job.progress;
      if (phase === 'judged' || phase === 'paused') await goOn(tx as RunningTransaction, job, undoing(job));
      else await askToStop(tx as RunningTransaction, job, 'cancel');
    },
  }),
  defineCommand({
    ...own, id: 'imports.undo', input,
    async run(tx, { import: id }) {
      const job = await importOf(tx as RunningTransaction, id);
      if (job.progress.created + job.progress.changed === 0) throw new Refusal('import.nothingToUndo', { status: 409 });
      if (!(tx as RunningTransaction).parts.caller.agency.kinds.find(job.work.kind)) throw new Refusal('import.kindAway', { status: 409 });
      await goOn(tx as RunningTransaction, job, undoing(job));
    },
  }),
  defineCommand({
    ...own, id: 'imports.keepProfile', input: { ...input, name: text({ required: true, maxLength: 80 }) },
    async run(tx, { import: id, name }) {
      const { work: { kind }, progress: { mapping } } = await importOf(tx as RunningTransaction, id);
      if (!mapping) throw new Refusal('import.notJudged', { status: 409 });
      await keepProfile(tx, { name, records: kind, mapping });
    },
  }),
  defineCommand({
    ...own, id: 'imports.dropProfile', input: { records: text({ required: true }), name: text({ required: true }) },
    async run(tx, profile) {
      if (!mayImport((tx as RunningTransaction).parts.caller, profile.records)) throw new Refusal('command.notPermitted', { status: 403 });
      await dropProfile(tx, profile);
    },
  }),
];

const mostDecisions = 10_000;

/** @throws Refusal `request.wrongChoice` (400) */
function decisionsIn(given: unknown): Record<number, Decision> {
  const entries = Object.entries((given ?? {}) as Record<string, unknown>);
  const isDecision = ([line, decision]: [string, unknown]): boolean => /^\d{1,9}$/.test(line) && (decision === 'skip' || decision === 'update' || decision === 'make');
  if (entries.length > mostDecisions || !entries.every(isDecision)) throw new Refusal('request.wrongChoice', { status: 400, values: { name: 'decisions', choices: 'skip, update, make' } });
  return Object.fromEntries(entries) as Record<number, Decision>;
}

async function importOf({ parts: { connection, caller } }: RunningTransaction, id: string): Promise<ImportJob> {
  const job = await readImport(connection, caller.agency.id, id);
  if (!mayLookAfter(caller, job.work)) throw new Refusal('record.notFound', { status: 404 });
  // Who asks for a step has it done with their own rights, whoever began.
  return { ...job, work: { ...job.work, by: caller.member?.id ?? null } };
}
