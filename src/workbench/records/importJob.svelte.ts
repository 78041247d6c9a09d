import type { Rest } from '@gable/api/ui';

export interface ImportState {
  state: 'judging' | 'running' | 'done' | 'failed';
  total: number;
  done: number;
  created: number;
  refused: number;
  problems: (string | { row?: number; detail?: string; code?: string })[];
}

const pollMilliseconds = 250;

/** An import on the server: sends the file and follows the job to its end. */
export class ImportJob {
  state = $state.raw<ImportState | null>(null);
  readonly #rest: Rest;
  readonly #kind: () => string;

  constructor(rest: Rest, kind: () => string) {
    this.#rest = rest;
    this.#kind = kind;
  }

  async start(file: File): Promise<void> {
    const text = new File([file], file.name, { type: 'text/csv' });
    const { data } = await this.#rest.upload<{ data: { job: string } }>(`${this.#kind()}/import`, text);
    this.state = { state: 'judging', total: 0, done: 0, created: 0, refused: 0, problems: [] };
    do {
      await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
      this.state = (await this.#rest.get<{ data: ImportState }>(`jobs/${data.job}`)).data;
    } while (this.state.state === 'judging' || this.state.state === 'running');
  }
}
