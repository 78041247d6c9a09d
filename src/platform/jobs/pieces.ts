import { randomUUID } from 'node:crypto';
import { Refusal } from '@gable/api';
import type { RunningJob } from './jobs.ts';

interface Waiting { job: Ours; piece: unknown }

type Ours = Pick<RunningJob, 'id' | 'takenBy'>;

/** What the pieces of long jobs are about, from the job that makes them to the command that writes them. */
export class Pieces {
  /** How long one may hold the writer. */
  milliseconds = 20;
  readonly #waiting = new Map<string, Waiting>();

  /** Lets `write` name the piece by a token that nobody else knows: no input from outside can. */
  async during<Result>({ id, takenBy }: Ours, piece: object, write: (token: string) => Promise<Result>): Promise<Result> {
    const token = randomUUID();
    this.#waiting.set(token, { job: { id, takenBy }, piece });
    try {
      return await write(token);
    } finally {
      this.#waiting.delete(token);
    }
  }

  /** @throws Refusal `record.notFound` (404) */
  get<Kind>(token: string): { job: Ours; piece: Kind } {
    const waiting = this.#waiting.get(token);
    if (!waiting) throw new Refusal('record.notFound', { status: 404 });
    return waiting as { job: Ours; piece: Kind };
  }
}
