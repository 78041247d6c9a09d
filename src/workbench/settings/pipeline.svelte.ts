import type { Workbench } from '@gable/api/ui';

export interface Stage { id: string; title: string; kind: 'open' | 'won' | 'lost' }

/** The stages of a deal while a manager renames, adds and reorders them; won and lost stay at the end. */
export class PipelineDraft {
  stages = $state<Stage[]>([]);
  isChanged = $state(false);
  isBusy = $state(false);
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.discard();
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

  add(title: string): void {
    const end = this.stages.findIndex(({ kind }) => kind !== 'open');
    this.#take(this.stages.toSpliced(end, 0, { id: `stage-${Date.now().toString(36)}`, title, kind: 'open' }));
  }

  discard(): void {
    const choices = this.#workbench.describe('deals')?.fields.find(({ name }) => name === 'stage')?.choices ?? [];
    this.stages = choices.map(({ value, label, meaning }) => ({
      id: value,
      title: label ?? this.#usual(value) ?? value,
      kind: value === 'won' || meaning === 'good' ? 'won' : value === 'lost' || meaning === 'bad' ? 'lost' : 'open',
    }));
    this.isChanged = false;
  }

  async save(): Promise<void> {
    this.isBusy = true;
    try {
      // A stage that keeps its usual name is named to each in their own language.
      const stages = this.stages.map(({ title, ...stage }) => (title === this.#usual(stage.id) ? stage : { ...stage, title }));
      await this.#workbench.run('deals.changePipeline', { stages });
      location.reload();
    } finally {
      this.isBusy = false;
    }
  }

  #usual(id: string): string | undefined {
    const { has, t } = this.#workbench;
    return has(`deals.stage.${id}`) ? t(`deals.stage.${id}`) : undefined;
  }

  #take(stages: Stage[]): void {
    this.stages = stages;
    this.isChanged = true;
  }
}
