import { Disposables } from '@gable/api';
import type { Activate, Workbench } from '@gable/api/ui';

const halves = import.meta.glob<{ activate: Activate }>('/extensions/*/browser.ts');

/** Browser halves of the extensions that are switched on; each runs once, when something of it is first needed. */
export class BrowserHalves {
  readonly #activated = new Map<string, { kept: Disposables; done: Promise<void> }>();
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  activate(name: string): Promise<void> {
    const running = this.#activated.get(name);
    if (running) return running.done;
    const kept = new Disposables();
    const done = this.#run(name, kept);
    this.#activated.set(name, { kept, done });
    return done;
  }

  async activateAll(names: string[]): Promise<void> {
    await Promise.all(names.map((name) => this.activate(name)));
  }

  async #run(name: string, kept: Disposables): Promise<void> {
    const half = halves[`/extensions/${folderOf(name)}/browser.ts`];
    if (!half) return;
    const { activate } = await half();
    await activate(this.#workbench, (disposable) => kept.keep(disposable));
  }
}

const folderOf = (name: string) => name.split('/').at(-1)!.replace(/^gable-/, '');
