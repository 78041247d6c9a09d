import { setImmediate as nextTurn } from 'node:timers/promises';
import { runLeased, type Work } from './lease.ts';
import { InDoubt, type Transaction, type Transactions } from './transaction.ts';

interface Waiting {
  work: Work<unknown>;
  since: number;
  resolve: (result: any) => void;
  reject: (reason: unknown) => void;
}

type Outcome = { waiting: Waiting } & ({ result: unknown } | { failure: unknown });

/** A commit waits for no more than this, so that the last of a long queue does not starve readers. */
const groupMilliseconds = 20;
/** PostgreSQL keeps track of 64 subtransactions cheaply. */
const groupSize = 50;
const attempts = 5;

/**
 * Everything that writes, one after the other. What arrives together shares one commit, because the disk's flush is
 * nearly all that a small write costs; each has a mark of its own to go back to, and every answer waits for the commit.
 */
export class WriteQueue {
  readonly #transactions: Transactions;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;

  constructor(transactions: Transactions) {
    this.#transactions = transactions;
  }

  write<Result>(work: Work<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, since: performance.now(), resolve, reject });
      this.#running ??= this.#run();
    });
  }

  get isIdle(): boolean {
    return this.#running === null;
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // One turn, so that requests that have arrived already come into the first group.
    await nextTurn();
    while (this.#waiting.length) {
      await this.#runGroup();
      await nextTurn();
    }
    this.#running = null;
  }

  async #runGroup(): Promise<void> {
    let transaction: Transaction;
    try {
      transaction = await this.#transactions.begin(this.#waiting[0]!.since);
    } catch (failure) {
      // Where not even a transaction can be begun, nobody can be served.
      this.#refuse(this.#waiting.splice(0), failure);
      return;
    }
    const taken: Waiting[] = [];
    const outcomes: Outcome[] = [];
    try {
      const started = performance.now();
      do {
        taken.push(this.#waiting.shift()!);
        outcomes.push(await this.#runOne(transaction, taken.at(-1)!));
      } while (this.#waiting.length && taken.length < groupSize && performance.now() - started < groupMilliseconds);
      if (outcomes.some((outcome) => 'result' in outcome)) await transaction.commit();
      else await transaction.rollBack();
    } catch (failure) {
      await rollBack(transaction);
      if (failure instanceof InDoubt) this.#refuse(taken, failure);
      else await this.#runEachAlone(taken);
      return;
    }
    for (const outcome of outcomes) {
      if ('failure' in outcome) outcome.waiting.reject(outcome.failure);
      else outcome.waiting.resolve(outcome.result);
    }
  }

  /** @throws whatever says that the transaction of the whole group is lost. */
  async #runOne(transaction: Transaction, waiting: Waiting): Promise<Outcome> {
    transaction.mark();
    try {
      const result = await runLeased(transaction.connection, waiting.work);
      if (!transaction.isOpen) throw new Error('The transaction was ended inside of a command.');
      transaction.keep();
      return { waiting, result };
    } catch (failure) {
      // On a full disk SQLite may end the transaction by itself, and with it what the others of the group wrote.
      if (!transaction.isOpen || this.#transactions.mayPass(failure)) throw failure;
      await transaction.undoToMark();
      return { waiting, failure: this.#transactions.refusalOf(failure) };
    }
  }

  /** The group's transaction is lost with nothing of it kept, so each is run again in one of its own. */
  async #runEachAlone(taken: Waiting[]): Promise<void> {
    for (let waiting = taken.shift(); waiting; waiting = taken.shift()) {
      for (let attempt = 1; ; attempt += 1) {
        let transaction: Transaction;
        try {
          transaction = await this.#transactions.begin(waiting.since);
        } catch (failure) {
          this.#refuse([waiting, ...taken.splice(0), ...this.#waiting.splice(0)], failure);
          return;
        }
        try {
          waiting.resolve(await runAlone(transaction, waiting.work));
          break;
        } catch (failure) {
          await rollBack(transaction);
          if (attempt < attempts && !(failure instanceof InDoubt) && this.#transactions.mayPass(failure)) continue;
          this.#refuse([waiting], failure);
          break;
        }
      }
    }
  }

  #refuse(all: Waiting[], failure: unknown): void {
    for (const { reject } of all) reject(this.#transactions.refusalOf(failure));
  }
}

async function runAlone(transaction: Transaction, work: Work<unknown>): Promise<unknown> {
  const result = await runLeased(transaction.connection, work);
  if (!transaction.isOpen) throw new Error('The transaction was ended inside of a command.');
  await transaction.commit();
  return result;
}

/** What failed is told by whoever calls; a rollback that fails too only says that the transaction is gone already. */
async function rollBack(transaction: Transaction): Promise<void> {
  try {
    await transaction.rollBack();
  } catch { /* gone */ }
}
