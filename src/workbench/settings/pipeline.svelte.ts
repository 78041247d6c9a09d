import { Refusal } from '@gable/api';
import { keptAt } from '@gable/api/ui';
import type { GableWorkbench } from '../workbench.svelte.ts';

export interface Stage { id: string; title: string; kind: 'open' | 'won' | 'lost' }

/** The stages of a deal while a manager renames, adds and reorders them; won and lost stay at the end. */
export class PipelineDraft {
  stages = $state<Stage[]>([]);
  isChanged = $state(false);
  isBusy = $state(false);
  wasRestored = $state(false);
  /** Why they could not be saved. */
  problem = $state('');
  /** What is wrong with a stage's name, by its id; said from the first try to save on. */
  readonly wrong: Record<string, string> = $derived.by(() => (this.#isTried ? { ...this.#inUse, ...this.#wrongNames() } : {}));
  #isTried = $state(false);
  /** Stages that can't be removed, as deals stand in them. */
  #inUse = $state.raw<Record<string, string>>({});
  readonly #workbench: GableWorkbench;
  readonly #kept: ReturnType<typeof keptAt<Stage[]>>;

  constructor(workbench: GableWorkbench) {
    this.#workbench = workbench;
    this.#kept = keptAt(workbench, 'settings/pipeline');
    this.#begin();
    const begun = this.#kept.read();
    if (begun) Object.assign(this, { stages: begun, isChanged: true, wasRestored: true });
  }

  mayMove(index: number, by: number): boolean {
    return this.stages[index]?.kind === 'open' && this.stages[index + by]?.kind === 'open';
  }

  move(index: number, by: number): void {
    const stage = this.stages[index]!;
    this.#take(this.stages.toSpliced(index, 1).toSpliced(index + by, 0, stage));
  }

  remove(index: number): void {
    this.#take(this.stages.toSpliced(index, 1));
  }

  /** Adds an open stage that is still to be named, and answers its id. */
  add(): string {
    const end = this.stages.findIndex(({ kind }) => kind !== 'open');
    const id = `stage-${Date.now().toString(36)}`;
    this.#take(this.stages.toSpliced(end, 0, { id, title: '', kind: 'open' }));
    return id;
  }

  /** Called when the page goes away unsaved. */
  keep(): void {
    if (this.isChanged) this.#kept.write($state.snapshot(this.stages));
    else this.#kept.forget();
  }

  discard(): void {
    this.#kept.forget();
    this.#begin();
  }

  async save(): Promise<void> {
    this.#isTried = true;
    this.#inUse = {};
    this.problem = '';
    if (this.isBusy || Object.keys(this.wrong).length) return;
    const { run, readAnew, toasts, t } = this.#workbench;
    this.isBusy = true;
    try {
      // A stage that keeps its usual name is named to each in their own language.
      const stages = this.stages.map(({ title, ...stage }) => (title === this.#usual(stage.id) ? stage : { ...stage, title: title.trim() }));
      await run('deals.changePipeline', { stages }, { quietly: true, done: t('pipeline.done') });
      await readAnew();
      this.discard();
      toasts.show({ text: t('pipeline.done'), meaning: 'good' });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#inUse = error.code === 'deals.stageInUse' ? (error.fields ?? {}) : {};
      if (error.code === 'deals.stageInUse') this.#bringBack();
      if (!Object.keys(this.wrong).length) this.problem = error.message;
    } finally {
      this.isBusy = false;
    }
  }

  #begin(): void {
    this.stages = this.#saved();
    this.isChanged = false;
    this.wasRestored = false;
    this.#isTried = false;
    this.#inUse = {};
    this.problem = '';
  }

  #bringBack(): void {
    const saved = this.#saved();
    for (const [index, stage] of saved.entries()) {
      if (!this.stages.some(({ id }) => id === stage.id)) this.stages = this.stages.toSpliced(index, 0, stage);
    }
    this.isChanged = JSON.stringify(this.stages) !== JSON.stringify(saved);
  }

  #saved(): Stage[] {
    const choices = this.#workbench.describe('deals')?.fields.find(({ name }) => name === 'stage')?.choices ?? [];
    return choices.map(({ value, label, meaning }) => ({
      id: value,
      title: label ?? this.#usual(value) ?? value,
      kind: value === 'won' || meaning === 'good' ? 'won' : value === 'lost' || meaning === 'bad' ? 'lost' : 'open',
    }));
  }

  #wrongNames(): Record<string, string> {
    const names = this.stages.map(({ title }) => title.trim().toLocaleLowerCase());
    return Object.fromEntries(this.stages.flatMap(({ id }, index) => {
      const name = names[index]!;
      return !name ? [[id, 'pipeline.nameless']] : names.indexOf(name) < index ? [[id, 'pipeline.nameTwice']] : [];
    }));
  }

  #usual(id: string): string | undefined {
    const { has, t } = this.#workbench;
    return has(`deals.stage.${id}`) ? t(`deals.stage.${id}`) : undefined;
  }

  #take(stages: Stage[]): void {
    this.stages = stages;
    this.isChanged = true;
    this.#inUse = {};
    this.problem = '';
  }
}
