import { hash } from 'node:crypto';
import { Refusal, type CommandAnswer, type Disposable } from '@gable/api';
import type { CommandDefinition } from '@gable/api/server';
import { newId } from '@gable/db/id.ts';
import type { Agency, Caller } from '../caller.ts';
import type { Connection, Engine } from '../engine/engine.ts';
import type { Changes } from '../events/changes.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { writeHistory, type Published } from '../history/writeHistory.ts';
import { parseInput } from '../records/parseValues.ts';
import type { Records } from '../records/records.ts';
import type { Rules } from '../records/rules.ts';
import { fillOutbox } from '../webhooks/outbox.ts';
import { keptOf, rememberAnswer, refuseReuse, type Kept } from './idempotency.ts';
import { RunningTransaction } from './runningTransaction.ts';
import { toldTo } from './toldTo.ts';
import { isAble } from '../permissions/roles.ts';

/** A command as the runner has it. `raw` commands check their input themselves: those of records, whose fields are their input. */
export type RunnableCommand = CommandDefinition<any, any> & {
  raw?: boolean;
  /** Loads what it needs, for inside of a transaction it may wait for nothing. */
  prepare?(): Promise<void>;
};

export interface Order {
  /** Id of the command. */
  command: string;
  input: Record<string, unknown>;
  /** The Idempotency-Key of the request. */
  key?: string | undefined;
  /** Id of the run, where several commands are one to the user: the pieces of an import. */
  run?: string;
}

interface Parts { engine: Engine; records: Records; rules: Rules; changes: Changes; jobs: Jobs }

/** The only way to write: parse, permit, transaction, run, history, outbox, commit, answer. */
export class Commands {
  readonly #parts: Parts;
  readonly #definitions = new Map<string, RunnableCommand>();
  readonly #running = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  add(definition: RunnableCommand): Disposable {
    if (this.#definitions.has(definition.id)) throw new Error(`There are two commands ${definition.id}.`);
    this.#definitions.set(definition.id, definition);
    return { dispose: () => void this.#definitions.delete(definition.id) };
  }

  /** Those of an agency, or those that all have. */
  all(agency?: Agency): RunnableCommand[] {
    return [...new Set([...this.#definitions.keys(), ...(agency?.commands.keys() ?? [])])].map((id) => this.find(id, agency)!);
  }

  /** One that everybody has, before the agency's own; only those of records give way, to the same of a kind that has more fields there. */
  find(id: string, agency?: Agency): RunnableCommand | undefined {
    const [builtIn, own] = [this.#definitions.get(id), agency?.commands.get(id)];
    return builtIn && !(builtIn.raw && own?.raw) ? builtIn : own;
  }

  /** Whether the caller may call it at all; the records that it touches keep their own rights. */
  permits(caller: Caller, { permission }: RunnableCommand): boolean {
    return permission === 'everyone' || caller.member === null || permission.some((ability) => isAble(caller, ability));
  }

  run(caller: Caller, command: string, input: Record<string, unknown>): Promise<CommandAnswer> {
    return this.perform(caller, { command, input });
  }

  /**
   * @throws Refusal `command.unknown` (404), `command.notPermitted` (403), `record.invalid` (422), `idempotency.…`, and
   * whatever the command refuses. Nothing is written after any refusal.
   */
  async perform(caller: Caller, { command: id, input, key, run = newId() }: Order): Promise<CommandAnswer> {
    const command = this.find(id, caller.agency);
    if (!command) throw new Refusal('command.unknown', { status: 404, values: { command: id } });
    if (!this.permits(caller, command)) throw new Refusal('command.notPermitted', { status: 403 });
    await command.prepare?.();
    const parsed = command.raw ? input : parseInput(command.input, input, caller.agency);
    if (key === undefined || command.secret) return this.#write(caller, command, { input: parsed, run });

    const running = `${caller.agency.id}/${caller.member?.id ?? ''}/${key}`;
    if (this.#running.has(running)) throw new Refusal('idempotency.running', { status: 409 });
    this.#running.add(running);
    try {
      return await this.#write(caller, command, { input: parsed, run, key, bodyHash: hash('sha256', JSON.stringify([id, input])) });
    } finally {
      this.#running.delete(running);
    }
  }

  async #write(caller: Caller, command: RunnableCommand, { input, run, key, bodyHash }: Writing): Promise<CommandAnswer> {
    const { engine, changes, jobs } = this.#parts;
    const remembered = { caller, key: key ?? '', bodyHash: bodyHash ?? '' };
    const done = await engine.write(caller.agency.id, async (connection) => {
      const earlier = key === undefined ? undefined : await refuseReuse(connection, remembered);
      if (earlier) return { earlier };
      const result = await this.#runIn(connection, caller, { command, input, run });
      if (key !== undefined) await rememberAnswer(connection, { ...remembered, kept: result.kept });
      return result;
    });
    if ('earlier' in done) return this.#answerAgain(caller, done.earlier);
    await changes.publish(caller.agency.id, { events: done.published, settings: done.settings });
    if (done.jobs) jobs.look();
    return done.answer;
  }

  async #answerAgain(caller: Caller, kept: Kept): Promise<CommandAnswer> {
    if ('answer' in kept) return kept.answer;
    else return { data: await this.#parts.records.get(caller, kept.record), command: kept.command };
  }

  async #runIn(connection: Connection, caller: Caller, { command, input, run }: Running): Promise<Done> {
    const { rules } = this.#parts;
    const tx = new RunningTransaction({ connection, caller, command: command.id, run, instant: Date.now(), rules });
    const data = toldTo(caller, { data: await command.run(tx, input as never), tx, command: command.id });
    const published = await writeHistory(tx);
    await fillOutbox(tx, published);
    const changed = published.some(({ kind }) => kind !== 'agencies');
    const answer: CommandAnswer = { data, command: changed && command.undoable !== false ? run : null };
    return { answer, kept: keptOf(answer, { touched: tx.touched, kinds: caller.agency.kinds, name: command.id }), published, settings: tx.hasTouched('members'), jobs: tx.hasEnqueued };
  }
}

interface Running { command: RunnableCommand; input: Record<string, unknown>; run: string }
interface Writing { input: Record<string, unknown>; run: string; key?: string; bodyHash?: string }
interface Done { answer: CommandAnswer; kept: Kept; published: Published[]; settings: boolean; jobs: boolean }
