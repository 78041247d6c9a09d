import type { Town } from '@gable/db/seed/town.ts';
import { newId } from '@gable/db/id.ts';
import type { Caller } from '../caller.ts';
import { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Connection } from '../engine/engine.ts';
import { writeHistory } from '../history/writeHistory.ts';
import type { Office } from '../office.ts';

interface When { /** In the town's time. */ at: number; command: string; /** The office itself unless told. */ by?: Caller }
type InTheNameOf = <Result>(when: When, work: (tx: RunningTransaction) => Promise<Result>) => Promise<Result>;

/**
 * Writes what has been: as commands do, with rules, events and history, but at the time when it was. Only an agency that
 * is made up may have a past of this kind, and only before anybody works in it.
 */
export class Past {
  readonly town: Town;
  readonly #office: Pick<Office, 'engine' | 'agencies' | 'rules'>;
  readonly #agency: number;

  constructor(office: Pick<Office, 'engine' | 'agencies' | 'rules'>, { town, agency }: { town: Town; agency: number }) {
    this.town = town;
    this.#office = office;
    this.#agency = agency;
  }

  /** Several commands, one commit. */
  write<Result>(work: (inTheNameOf: InTheNameOf, connection: Connection) => Promise<Result>): Promise<Result> {
    const { engine, agencies, rules } = this.#office;
    const office = agencies.office(this.#agency);
    return engine.write(this.#agency, (connection) => work(async ({ at, command, by = office }, run) => {
      const tx = new RunningTransaction({ connection, caller: by, command, run: newId(), instant: Math.round(this.town.calendar.at(at)), rules });
      const result = await run(tx);
      await writeHistory(tx);
      return result;
    }, connection));
  }
}
