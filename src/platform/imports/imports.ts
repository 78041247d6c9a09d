import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { Refusal, type Duplicate, type ImportState, type Mapping } from '@gable/api';
import { newId } from '@gable/db/id.ts';
import type { Caller } from '../caller.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { Office } from '../office.ts';
import { contributingTo } from '../extensions/contributing.ts';
import { fileName } from '../files/fileName.ts';
import { importersFor } from './mapping/importers.ts';
import { Counterparts } from './counterparts.ts';
import { duplicatesIn, jobName, newState, readImport, readImports, type ImportJob, type ImportWork } from './importJob.ts';
import { isAble } from '../permissions/roles.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { mayImport } from './mayImport.ts';
import type { Pieces } from '../jobs/pieces.ts';
import { readDuplicates } from './duplicates.ts';
import { Staging } from './staging.ts';
import { sweepImports } from './sweepImports.ts';

export interface ImportOptions {
  fileName?: string | undefined;
  /** A form of reading that the recognised importer offers. */
  variant?: string | undefined;
  /** Name of a profile by which it is read. */
  profile?: string | undefined;
  /** What to do about records that are there already; they are skipped unless told. */
  duplicates?: string | undefined;
  /** What is said about the form of the file, where it is not to be guessed. */
  form?: string | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  sheet?: string | undefined;
  headings?: boolean | undefined;
  /** Columns as JSON, where they are not to be guessed. */
  mapping?: string | undefined;
  /** Only judges, and waits for a word. */
  onlyJudge?: boolean;
}

export type ImportParts = Pick<Office, 'engine' | 'agencies' | 'commands' | 'jobs' | 'messages' | 'extensions' | 'records' | 'rules' | 'folder'>;

/** An import as a list tells of it; `by` is the member who began it. */
export interface PastImport { id: string; state: string; at: string; by: string | null; progress: Omit<ImportState, 'mapping' | 'variants' | 'profiles' | 'problems' | 'examples' | 'unknownNames'> }

const [mostListed, mostSearched] = [20, 200];

/** Files of records: each is judged whole, then applied by a job, piece by piece. */
export class Imports {
  readonly #office: ImportParts;
  readonly #pieces: Pieces;

  constructor(office: ImportParts, pieces: Pieces) {
    this.#office = office;
    this.#pieces = pieces;
  }

  /**
   * Takes in a file and has it judged, and applied at once unless told otherwise.
   * @throws Refusal `command.notPermitted` (403), `record.unknownKind` (404), `import.empty`, `import.notText`, `import.notUtf8`,
   * `import.wrongMapping` (422)
   */
  async start(caller: Caller, { kind, content }: { kind: string; content: Readable }, options: ImportOptions = {}): Promise<{ job: string }> {
    const definition = seenKinds(caller).get(kind);
    if (!mayImport(caller, kind)) throw new Refusal('command.notPermitted', { status: 403 });
    const duplicates = duplicatesIn(options.duplicates);
    const id = newId();
    const staging = this.staging(id);
    await staging.make();
    try {
      await pipeline(content, createWriteStream(staging.upload, { flags: 'wx', mode: 0o600, flush: true }));
      const { variant, mapping: given, profile, onlyJudge, form, encoding, delimiter, sheet, headings } = options;
      const asked = { form, encoding, delimiter, sheet, headings };
      const { readMapping } = await import('./mapping/readMapping.ts');
      const { mapping, ...offered } = await readMapping(this.#office, { definition, upload: staging.upload, agency: caller.agency, variant, profile, given, asked, isLookedAt: onlyJudge });
      const state = newState({ records: kind, fileName: fileName(options.fileName), duplicates, ...offered, mapping: duplicates === 'make' ? { ...mapping, identity: null } : mapping });
      const work: ImportWork = { step: 'judge', atOnce: !onlyJudge, member: caller.member?.id ?? null, kind, run: newId(), said: asked };
      await this.#enqueue({ agency: caller.agency.id, id, work, progress: state });
    } catch (failure) {
      await staging.discard();
      throw failure;
    }
    this.#office.jobs.look();
    return { job: id };
  }

  /** How the file is read as somebody asked for it since. */
  async readAnew(caller: Caller, { id, work, progress }: ImportJob): Promise<Pick<ImportState, 'variants' | 'profiles'> & { mapping: Mapping }> {
    const { agency } = caller;
    const definition = seenKinds(caller).get(work.kind);
    const { readMapping } = await import('./mapping/readMapping.ts');
    const { mapping, ...offered } = await readMapping(this.#office, { definition, upload: this.staging(id).upload, agency, isLookedAt: true, asked: work.said, ...work.asked });
    return { ...offered, mapping: progress.duplicates === 'make' ? { ...mapping, identity: null } : mapping };
  }

  /** The way of reading that gives a field this value; undefined where no form of file offers one. */
  variantGiving({ agency }: Caller, kind: string, [field, value]: [field: string, value: string]): string | undefined {
    const variants = importersFor(kind, contributingTo(agency, this.#office.extensions)).flatMap(({ variants: offered }) => offered ?? []);
    return variants.find(({ constants }) => String(constants?.[field]).toLowerCase() === value.toLowerCase())?.id;
  }

  /**
   * The rows that were refused, as CSV with the reasons in a last column.
   * @throws Refusal `record.notFound` (404), `import.fileGone` (410)
   */
  async refused(caller: Caller, id: string): Promise<{ name: string; content: Readable }> {
    const { progress } = await this.get(caller, id);
    this.staging(id).refuseWithout('upload');
    const { refusedRows } = await import('./refusedRows.ts');
    return { name: progress.fileName.replace(/(\.\w+)?$/, '-refused.csv'), content: await refusedRows(this.staging(id), progress.mapping!.form, (code) => this.#office.messages.sentence(caller.locale, code)) };
  }

  /**
   * A page of the rows about records that are there already, with what the caller may know of each.
   * @throws Refusal `record.notFound` (404), `query.wrongCursor` (400)
   */
  async duplicates(caller: Caller, id: string, after?: string): Promise<{ data: Duplicate[]; next: string | null }> {
    const { work: { kind }, progress: { mapping } } = await this.get(caller, id);
    const { found, next } = await readDuplicates(this.staging(id), after);
    const counterparts = new Counterparts(this.#office, { caller, definition: seenKinds(caller).get(kind), identity: mapping?.identity ?? null });
    return { data: await Promise.all(found.map((one) => counterparts.tell(one))), next };
  }

  /** A process in which nobody waits may hold the writer longer, and commits the less often. */
  hurry(): void {
    this.#pieces.milliseconds = 1_000;
  }

  /** @throws Refusal `record.notFound` (404), also for another agency's, and for what a colleague began, but to principals. */
  async get(caller: Caller, id: string): Promise<ImportJob> {
    const job = await readImport(this.#office.engine, caller.agency.id, id);
    if (!mayLookAfter(caller, job.work)) throw new Refusal('record.notFound', { status: 404 });
    return job;
  }

  /**
   * The newest imports of a kind that one may look after.
   * @throws Refusal `record.unknownKind` (404)
   */
  async list(caller: Caller, kind: string): Promise<PastImport[]> {
    seenKinds(caller).get(kind);
    const jobs = await readImports(this.#office.engine, caller.agency.id, mostSearched);
    return jobs.filter(({ work }) => work.kind === kind && mayLookAfter(caller, work)).slice(0, mostListed).map(told);
  }

  /** Forgets what people sent, so many milliseconds after their import ended. That it was, and what it wrote, stays for its undo. */
  sweep(age: number): Promise<void> {
    return sweepImports({ engine: this.#office.engine, folder: this.#office.folder, age });
  }

  staging(id: string): Staging {
    return new Staging(this.#office.folder, id);
  }

  async #enqueue({ id, agency, work, progress }: Omit<ImportJob, 'state'>): Promise<void> {
    const now = Date.now();
    await this.#office.engine.write(agency, async (connection) => {
      await enqueue(connection, { id, agency, name: jobName, payload: work as unknown as Record<string, unknown>, runAt: now, createdAt: now });
      await connection.change('UPDATE jobs SET progress = ? WHERE id = ?', [JSON.stringify(progress), id]);
    });
  }
}

function told({ id, state, at, work: { member }, progress: { mapping: _mapping, variants: _variants, profiles: _profiles, problems: _problems, examples: _examples, unknownNames: _unknownNames, ...progress } }: ImportJob & { at: number }): PastImport {
  return { id, state, at: new Date(at).toISOString(), by: member, progress };
}

/** An import is the business of who began it, and of principals. */
export function mayLookAfter(caller: Caller, { kind, member }: Pick<ImportWork, 'kind' | 'member'>): boolean {
  if (isAble(caller, 'work')) return true;
  return member === caller.member!.id && mayImport(caller, kind);
}
