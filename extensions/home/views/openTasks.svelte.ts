import type { Workbench } from '@gable/api/ui';
import { inOrder, type Task } from '../task.ts';
import { loadTasks, type Tasks } from '../tasks.ts';

/** The member's open tasks on screen: finished ones go at once, changes by others come by themselves. */
export class OpenTasks {
  #shown = $state.raw<Tasks>({ tasks: [], about: {} });
  readonly #workbench: Workbench;

  constructor(workbench: Workbench, loaded: () => Tasks) {
    this.#workbench = workbench;
    this.#shown = loaded();
    $effect.pre(() => void (this.#shown = loaded()));
    $effect(() => {
      const following = workbench.onChange('tasks', () => void this.#reload());
      return () => following.dispose();
    });
  }

  get inOrder(): Task[] {
    return inOrder(this.#shown.tasks);
  }

  titleOf({ about }: Task): string | undefined {
    return about ? this.#shown.about[about] : undefined;
  }

  async finish(task: Task): Promise<void> {
    await this.#without(task, () => this.#workbench.run('tasks.finish', { id: task.id }, { done: this.#workbench.t('home.tasks.finished', { task: task.title }) }));
  }

  async archive(task: Task): Promise<void> {
    await this.#without(task, () => this.#workbench.run('tasks.archive', { id: task.id }, { done: this.#workbench.t('home.tasks.archived', { task: task.title }) }));
  }

  async postpone(task: Task, dueAt: string): Promise<void> {
    await this.#workbench.run('tasks.change', { id: task.id, dueAt }, { done: this.#workbench.t('home.tasks.postponed', { day: this.#workbench.format.date(dueAt, 'short') }) });
    await this.#reload();
  }

  async add(values: { title: string; dueAt: string | null; priority: Task['priority'] }): Promise<void> {
    await this.#workbench.run('tasks.create', values, { done: this.#workbench.t('home.tasks.added', { task: values.title }) });
    await this.#reload();
  }

  async #without(task: Task, change: () => Promise<unknown>): Promise<void> {
    const before = this.#shown;
    this.#shown = { ...before, tasks: before.tasks.filter(({ id }) => id !== task.id) };
    try {
      await change();
    } catch {
      // The refusal was shown; the task is still there.
      this.#shown = before;
    }
  }

  async #reload(): Promise<void> {
    this.#shown = await loadTasks(this.#workbench).catch(() => this.#shown);
  }
}
