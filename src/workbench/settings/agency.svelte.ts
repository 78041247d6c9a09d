import { Refusal, type AgencyDescription } from '@gable/api';
import { keptAt, type Workbench } from '@gable/api/ui';

/** What is said of the agency, while a principal changes it. */
export class AgencyDraft {
  values = $state({} as AgencyDescription);
  problems = $state.raw<Record<string, string>>({});
  isBusy = $state(false);
  wasRestored = $state(false);
  readonly isChanged: boolean = $derived.by(() => Object.keys(this.#changes()).length > 0);
  readonly #workbench: Workbench;
  readonly #kept: ReturnType<typeof keptAt<Partial<AgencyDescription>>>;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#kept = keptAt(workbench, 'settings/agency');
    this.#begin();
    const begun = this.#kept.read();
    if (begun) Object.assign(this, { values: { ...this.values, ...begun }, wasRestored: true });
  }

  /** Called when the page goes away unsaved. */
  keep(): void {
    if (this.isChanged) this.#kept.write(this.#changes());
    else this.#kept.forget();
  }

  discard(): void {
    this.#kept.forget();
    this.#begin();
  }

  /** Answers whether it was saved. */
  async save(): Promise<boolean> {
    this.isBusy = true;
    this.problems = {};
    try {
      await this.#workbench.run('agency.change', { ...$state.snapshot(this.values) });
      this.#saved = $state.snapshot(this.values);
      this.#kept.forget();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.problems = error.fields ?? {};
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  #saved: AgencyDescription = $state.raw({} as AgencyDescription);

  #begin(): void {
    this.#saved = this.#workbench.agency;
    this.values = { ...this.#saved };
    this.problems = {};
    this.wasRestored = false;
  }

  // Only these are kept, lest what somebody else has changed since be put back with them.
  #changes(): Partial<AgencyDescription> {
    const saved = this.#saved as unknown as Record<string, unknown>;
    return Object.fromEntries(Object.entries($state.snapshot(this.values)).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(saved[name])));
  }
}
