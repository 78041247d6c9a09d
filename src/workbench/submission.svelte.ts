import { Refusal } from '@gable/api';

/** A form on its way to the server: one press at a time, and what it was refused for. */
export class Submission {
  isBusy = $state(false);
  refusal = $state.raw<Refusal | null>(null);

  /** What is no refusal is a bug, and thrown on. */
  async send(work: () => Promise<unknown>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.refusal = null;
    try {
      await work();
    } catch (error) {
      if (error instanceof Refusal) this.refusal = error;
      else throw error;
    } finally {
      this.isBusy = false;
    }
  }
}
