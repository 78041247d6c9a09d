import type { Disposable } from '@gable/api';
import type { DemoPart } from '@gable/api/server';

type Load = () => Promise<DemoPart>;

/** What the modules bring to the demo office; read only where one is made. */
export class DemoParts {
  readonly #loads = new Set<Load>();

  add(load: Load): Disposable {
    this.#loads.add(load);
    return { dispose: () => void this.#loads.delete(load) };
  }

  load(): Promise<DemoPart[]> {
    return Promise.all([...this.#loads].map((load) => load()));
  }
}
