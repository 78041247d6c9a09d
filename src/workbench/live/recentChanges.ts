import type { ChangeEvent } from '@gable/api';
import type { LiveMessage } from './stream.ts';

const mostKept = 200;

/** What the stream has told lately, for windows that begin to listen after what they show was read. */
export class RecentChanges {
  #since: number;
  #changes: ChangeEvent[] = [];

  /** @param since the number after which it is told everything. */
  constructor(since: number) {
    this.#since = since;
  }

  take(message: LiveMessage): void {
    if ('missed' in message) {
      this.#since = message.missed;
      this.#changes = [];
    } else if ('change' in message) {
      this.#changes.push(message.change);
      if (this.#changes.length > mostKept) this.#since = this.#changes.shift()!.sequence;
    }
  }

  /** What to tell somebody who knows all up to a number. */
  after(sequence: number): LiveMessage[] {
    if (sequence < this.#since) return [{ missed: this.#since }];
    else return this.#changes.filter((change) => change.sequence > sequence).map((change) => ({ change }));
  }
}
