import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '@gable/api';

/** OWASP's figures for argon2id; algorithm 2 is argon2id. */
const cost = { algorithm: 2, memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 };

/** Longer texts are no password of ours, so nobody can make us hash a whole book. */
const longestRead = 1_000;

/** argon2id, a few at once: each takes 46 MiB and a core. Those who find the queue full are told to come back. */
export class PasswordHashing {
  readonly #atOnce: number;
  readonly #mayWait: number;
  readonly #decoy = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$${random(16)}$${random(32)}`;
  #running = 0;
  #waiting: (() => void)[] = [];

  constructor({ atOnce = 2, mayWait = 32 } = {}) {
    this.#atOnce = atOnce;
    this.#mayWait = mayWait;
  }

  /** @throws Refusal `tooBusy` (503) */
  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(readable(password), cost));
  }

  /**
   * Works just as long where there is nothing to compare with, so that time does not tell who has an account.
   * @throws Refusal `tooBusy` (503)
   */
  verify(password: string, stored: string | null): Promise<boolean> {
    return this.#inTurn(async () => (await verify(stored ?? this.#decoy, readable(password))) && stored !== null);
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#atOnce) await this.#waitForTurn();
    else this.#running += 1;
    try {
      return await work();
    } finally {
      // The place goes over to who waits longest, so nobody who comes later slips in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #waitForTurn(): Promise<void> {
    if (this.#waiting.length >= this.#mayWait) throw new Refusal('tooBusy', { status: 503, values: { retryAfterSeconds: 2 } });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** The same password is typed with other code points on other keyboards. */
function readable(password: string): string {
  return password.length > longestRead ? '' : password.normalize('NFKC');
}

function random(bytes: number): string {
  return randomBytes(bytes).toString('base64').replace(/=+$/, '');
}
