import type { Duplicates, ImportState, Mapping } from '@gable/api';
import type { Rest } from '@gable/api/ui';

interface Job { state: 'waiting' | 'running' | 'done' | 'failed'; progress: ImportState | null }

const pollMilliseconds = 200;

/** One file on its way in: judged first, applied at a word, and taken back whole. The work goes on without this window. */
export class FileImport {
  id = $state<string | null>(null);
  progress = $state.raw<ImportState | null>(null);
  isWorking = $state(false);
  readonly #rest: Rest;
  readonly #kind: string;

  constructor(rest: Rest, kind: string) {
    this.#rest = rest;
    this.#kind = kind;
  }

  /** Goes on with the import that this window began before a reload. */
  async resume(): Promise<void> {
    const id = sessionStorage.getItem(this.#key);
    if (!id) return;
    this.id = id;
    await this.#follow();
  }

  async judge(file: File, duplicates: Duplicates): Promise<void> {
    this.isWorking = true;
    try {
      const content = new File([file], file.name, { type: 'text/csv' });
      const { data } = await this.#rest.upload<{ data: { job: string } }>(`${this.#kind}/import?mode=judge&duplicates=${duplicates}`, content);
      this.id = data.job;
      sessionStorage.setItem(this.#key, data.job);
      await this.#follow();
    } finally {
      this.isWorking = false;
    }
  }

  judgeAgain({ variant, mapping }: { variant?: string | null; mapping?: Mapping }): Promise<void> {
    return this.#go('imports.judge', { ...(variant && { variant }), ...(mapping && { mapping }) });
  }

  apply(): Promise<void> {
    return this.#go('imports.apply');
  }

  undo(): Promise<void> {
    return this.#go('imports.undo');
  }

  forget(): void {
    sessionStorage.removeItem(this.#key);
    this.id = null;
    this.progress = null;
  }

  async #go(command: string, input: object = {}): Promise<void> {
    this.isWorking = true;
    try {
      await this.#rest.post(`commands/${command}`, { import: this.id, ...input });
      await this.#follow();
    } finally {
      this.isWorking = false;
    }
  }

  async #follow(): Promise<void> {
    this.isWorking = true;
    try {
      for (;;) {
        const { data } = await this.#rest.get<{ data: Job }>(`jobs/${this.id}`);
        this.progress = data.progress;
        if (data.state === 'done' || data.state === 'failed') return;
        await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
      }
    } finally {
      this.isWorking = false;
    }
  }

  get #key(): string {
    return `gable.import.${this.#kind}`;
  }
}
