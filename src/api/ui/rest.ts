/**
 * The REST API under `/api/v1`, with the member's session. Paths are relative to it: `get('contacts/…')`.
 * Each throws a Refusal whose `message` is the server's sentence in the member's language; no answer at all
 * is the Refusal `offline`.
 */
export interface Rest {
  get<Answer = unknown>(path: string, query?: Query): Promise<Answer>;
  post<Answer = unknown>(path: string, body?: unknown, options?: { query?: Query }): Promise<Answer>;
  /** With `revision` the change is refused (412, `changedMeanwhile`) when somebody else was quicker. */
  patch<Answer = unknown>(path: string, body: unknown, revision?: number): Promise<Answer>;
  delete<Answer = unknown>(path: string): Promise<Answer>;
  /** Sends one file and tells how far it is, from 0 to 1. */
  upload<Answer = unknown>(path: string, file: File, onProgress?: (done: number) => void): Promise<Answer>;
}

export type Query = Record<string, string | number | boolean | null | undefined>;
