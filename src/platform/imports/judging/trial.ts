import { Refusal } from '@gable/api';
import { newId } from '@gable/db/id.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import { bigReading } from '../../engine/reading.ts';
import type { Caller } from '../../caller.ts';
import { RunningTransaction } from '../../commands/runningTransaction.ts';
import type { Connection, Engine } from '../../engine/engine.ts';
import type { Rules } from '../../records/rules.ts';
import type { WrittenRecords } from '../../records/writtenRecords.ts';
import type { StagedRow } from '../staging.ts';

interface Trying { engine: Engine; caller: Caller; definition: RecordDefinition; rules: Rules }

/** Asks the rules of a kind about rows, so that the judgement says what they will. */
export class Trial {
  readonly #records: WrittenRecords;

  constructor({ engine, caller, definition, rules }: Trying) {
    const parts = { connection: reading(engine, caller.agency.id), caller, command: 'imports.judge', run: newId(), instant: Date.now(), rules };
    this.#records = new RunningTransaction(parts).records(definition) as WrittenRecords;
  }

  refusalOf([, , values]: StagedRow): Promise<Refusal | null> {
    return refusalIn(() => this.#records.check(values));
  }

  /** The same about a row that would change a record. */
  refusalOfChange(id: string, [, , values]: StagedRow): Promise<Refusal | null> {
    return refusalIn(() => this.#records.checkChange(id, values));
  }
}

async function refusalIn(asking: () => Promise<void>): Promise<Refusal | null> {
  try {
    await asking();
    return null;
  } catch (failure) {
    if (failure instanceof Refusal) return failure;
    // A rule that writes is asked where the row is written.
    else if (failure instanceof NothingWritten) return null;
    throw failure;
  }
}

class NothingWritten extends Error {}

function reading(engine: Engine, agency: number): Connection {
  const refuse = (): never => { throw new NothingWritten(); };
  return { ...bigReading(engine, agency), change: refuse, put: refuse };
}
