import { Refusal, type BulkState } from '@gable/api';
import type { ManyChange } from '@gable/api/ui';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { sayOutcome } from './sayOutcome.ts';

interface Job { id: string; state: 'waiting' | 'running' | 'done' | 'failed'; progress: BulkState | null; failure?: string | null }
interface Followed { job: string; records: string; progress: BulkState | null; isStopping: boolean }

const pollMilliseconds = 250;

/** Changes of many records that are under way. They go on without this window, which finds them again after a reload. */
export class ManyChanges {
  followed = $state.raw<Followed[]>([]);
  readonly #workbench: GableWorkbench;
  #key = '';

  constructor(workbench: GableWorkbench) {
    this.#workbench = workbench;
  }

  restore(member: string): void {
    this.#key = `gable.many.${member}`;
    for (const { job, records } of JSON.parse(sessionStorage.getItem(this.#key) ?? '[]') as Followed[]) void this.follow(job, records);
  }

  /** @throws Refusal */
  async begin({ records, action, values, adds, removes, ids, query }: ManyChange): Promise<void> {
    const which = ids ? { ids } : { filter: query?.filter, words: query?.q, archived: query?.archived };
    const { data: { job } } = await this.#workbench.run<{ job: string }>('records.changeMany', { records, action, values, adds, removes, ...which }, { quietly: true, withoutUndo: true });
    void this.follow(job, records);
  }

  async stop(job: string): Promise<void> {
    this.#replace(job, { isStopping: true });
    await this.#workbench.run('records.stopMany', { job }, { quietly: true, withoutUndo: true }).catch((problem) => {
      // It was done before it could be stopped.
      if (!(problem instanceof Refusal)) throw problem;
    });
  }

  /** Shows how far a job is that changes many records, and what undoes it. */
  async follow(job: string, records: string): Promise<void> {
    this.#keep([...this.followed, { job, records, progress: null, isStopping: false }]);
    try {
      for (let state = await this.#look(job); state && !isOver(state); state = await this.#look(job)) {
        this.#replace(job, { progress: state.progress });
        await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
      }
    } finally {
      this.#keep(this.followed.filter((one) => one.job !== job));
    }
  }

  /** Undefined once it is nobody's any more. */
  async #look(job: string): Promise<Job | undefined> {
    try {
      const { data } = await this.#workbench.rest.get<{ data: Job }>(`jobs/${job}`);
      if (isOver(data)) this.#tell(data);
      return data;
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      // Cut off for a moment: what was begun goes on, and is found again.
      return problem.status === 0 || problem.status >= 500 ? { id: job, state: 'waiting', progress: null } : undefined;
    }
  }

  #tell({ state, progress, failure }: Job): void {
    const { t, toasts, commands } = this.#workbench;
    if (!progress || state === 'failed') toasts.show({ text: failure ?? t('many.failed'), meaning: 'bad', milliseconds: 9000 });
    if (!progress) return;
    const { done, left } = sayOutcome(this.#workbench, progress);
    if (left) toasts.show({ text: left, meaning: progress.changed ? 'warn' : 'bad', milliseconds: 12_000 });
    if (progress.changed) commands.remember({ run: progress.command, text: done });
    else if (!left) toasts.show({ text: t('many.none') });
  }

  #replace(job: string, now: Partial<Followed>): void {
    this.#keep(this.followed.map((one) => (one.job === job ? { ...one, ...now } : one)));
  }

  #keep(followed: Followed[]): void {
    this.followed = followed;
    if (this.#key) sessionStorage.setItem(this.#key, JSON.stringify(followed.map(({ job, records }) => ({ job, records }))));
  }
}

const isOver = ({ state, progress }: Job): boolean => state === 'done' || state === 'failed' || progress?.phase === 'done' || progress?.phase === 'cancelled';
