import type { Figures } from '@gable/api/ui';
import { soon } from '../soon.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { loadFigures } from './groups.ts';
import type { Asked } from './openList.ts';

interface Source { asked: Asked; wanted: { sum: string[]; average: string[] } }

/** Sums and averages of all that a list shows, once it stands on screen. */
export class WholeFigures {
  /** Null while they are added up. */
  figures = $state.raw<Figures | null>(null);
  readonly #source: () => Source;
  #turn = 0;

  constructor(workbench: GableWorkbench, source: () => Source) {
    this.#source = source;
    $effect(() => void this.#load());
    $effect(() => {
      const again = soon(() => this.#load(), 2_000);
      const following = workbench.onChange(source().asked.description.kind, again);
      return () => {
        following.dispose();
        again.cancel();
      };
    });
  }

  async #load(): Promise<void> {
    const { asked, wanted } = this.#source();
    const turn = ++this.#turn;
    const figures = await loadFigures(asked, wanted).catch(() => null);
    if (turn === this.#turn) this.figures = figures;
  }
}
