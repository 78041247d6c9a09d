import type { Refusal } from '@gable/api';

/** A whole piece of a long job is undone because of one of it: those before it are done again without it. */
export class OneRefused extends Error {
  readonly index: number;
  readonly refusal: Refusal;
  constructor(index: number, refusal: Refusal) {
    super(refusal.code);
    this.index = index;
    this.refusal = refusal;
  }
}
