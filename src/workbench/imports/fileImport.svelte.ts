import type { AskedForm, Decision, Duplicates, ImportState, Mapping } from '@gable/api';
import type { Rest } from '@gable/api/ui';
import { isBroken, isWorking } from './outcome.ts';

export interface ImportJob { id: string; state: 'waiting' | 'running' | 'done' | 'failed'; progress: ImportState }

/** How a file is to be read anew; what is left out stays. */
export interface ReadAgain extends AskedForm { variant?: string | null; mapping?: Mapping; profile?: string; duplicates?: Duplicates }

/** What becomes of rows about who is there already: of some, by their lines, and of all others. */
export interface Decided { each: Record<number, Decision>; otherwise: Decision }

export const nothingDecided: Decided = { each: {}, otherwise: 'skip' };

const pollMilliseconds = 200;

/** One file on its way in: judged first, applied at a word, and taken back whole. The work goes on without this window. */
export class FileImport {
  job = $state.raw<ImportJob | null>(null);
  /** How much of the file is sent, from 0 to 1; null when it is not being sent. */
  sent = $state<number | null>(null);
  readonly #rest: Rest;
  #followed: string | null = null;
  #looks = 0;

  constructor(rest: Rest, begun: ImportJob | null) {
    this.#rest = rest;
    this.job = begun;
  }

  get isWorking(): boolean {
    return this.sent !== null || (this.job !== null && isWorking(this.job));
  }

  get isBroken(): boolean {
    return this.job !== null && !this.isWorking && isBroken(this.job);
  }

  /** Sends a file and answers the id under which it is found again. */
  async send(kind: string, file: File, duplicates: Duplicates): Promise<string> {
    this.sent = 0;
    try {
      // What it is, its content tells.
      const content = new File([file], file.name, { type: 'application/octet-stream' });
      const path = `${kind}/import?mode=judge&duplicates=${duplicates}`;
      const { data } = await this.#rest.upload<{ data: { job: string } }>(path, content, (done) => { this.sent = done; });
      await this.#look(data.job);
      return data.job;
    } finally {
      this.sent = null;
    }
  }

  judgeAgain({ variant, mapping, ...said }: ReadAgain): Promise<void> {
    return this.#go('imports.judge', { ...(variant && { variant }), ...(mapping && { mapping }), ...said });
  }

  apply({ each, otherwise }: Decided): Promise<void> {
    return this.#go('imports.apply', { decisions: each, otherwise });
  }

  goOn(): Promise<void> {
    return this.#go('imports.goOn');
  }

  /** It stops behind what it is at, so the looking goes on until then. */
  async pause(): Promise<void> {
    await this.#rest.post('commands/imports.pause', { import: this.job!.id });
  }

  /** Nothing of it stays. */
  async cancel(): Promise<void> {
    if (this.isWorking) await this.#rest.post('commands/imports.cancel', { import: this.job!.id });
    else await this.#go('imports.cancel');
  }

  undo(): Promise<void> {
    return this.#go('imports.undo');
  }

  /** Looks again and again until the work is over; once, however often it is asked to. */
  async follow(): Promise<void> {
    const id = this.job?.id;
    if (!id || this.#followed === id) return;
    this.#followed = id;
    while (this.isWorking && this.#followed === id) {
      await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
      if (this.#followed === id) await this.#look(id);
    }
    if (this.#followed === id) this.#followed = null;
  }

  leave(): void {
    this.#followed = null;
  }

  async #go(command: string, input: object = {}): Promise<void> {
    const before = this.job!;
    const { id } = before;
    // From the press on nothing else can be begun.
    this.job = { ...before, state: 'waiting' };
    try {
      await this.#rest.post(`commands/${command}`, { import: id, ...input });
    } catch (problem) {
      this.job = before;
      throw problem;
    }
    await this.#look(id);
    await this.follow();
  }

  /** What came with the page may be older than what is known here. */
  async lookAgain(): Promise<void> {
    const id = this.job?.id;
    if (!id || this.sent !== null) return;
    if (!this.isWorking) await this.#look(id);
    await this.follow();
  }

  /** Of several looks the one that was begun last counts. */
  async #look(id: string): Promise<void> {
    const turn = (this.#looks += 1);
    const { data } = await this.#rest.get<{ data: ImportJob }>(`jobs/${id}`);
    if (turn === this.#looks) this.job = data;
  }
}
