/** Field names with the message key of what is wrong with each. */
export type FieldProblems = Record<string, string>;

/**
 * An expected refusal: nothing was written, and the reader can act on it.
 * `code` is stable and is also the message key of the sentence; `values` fill the sentence.
 */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: string;
  /** HTTP status of the answer. */
  readonly status: number;
  readonly values: Record<string, string | number>;
  readonly fields: FieldProblems | undefined;

  constructor(code: string, details: { status?: number; values?: Record<string, string | number>; fields?: FieldProblems } = {}) {
    super(code);
    this.code = code;
    this.status = details.status ?? 422;
    this.values = details.values ?? {};
    this.fields = details.fields;
  }
}
