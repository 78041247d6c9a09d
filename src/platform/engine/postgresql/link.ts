import postgres from 'postgres';
import type { Stored } from '@gable/db/field.ts';
import type { Row } from '../engine.ts';
import { ConnectionLost, isAway, isStale } from './failures.ts';
import { numberedParameters } from './numberedParameters.ts';

export interface LinkOptions {
  /** The role to work as; without it, as the owner, and without limits of time. */
  role?: string;
  connectMilliseconds: number;
  isServerThere(): Promise<boolean>;
  onNotify?(channel: string, payload: string): void;
}

interface Answer { rows: Row[]; count: number; command: string }

const silenceMilliseconds = 700;
/** The server keeps what is prepared for as long as the connection lives. */
const mostPrepared = 500;

/**
 * One connection to the server. When it is lost it stays so: the driver would quietly open another, and what is left of
 * a transaction would be run outside of it.
 */
export class Link {
  readonly opened = performance.now();
  #client: postgres.Sql;
  #reserved!: postgres.ReservedSql;
  #options: LinkOptions;
  #prepared = new Set<string>();
  #waiting = new Set<(reason: unknown) => void>();
  #silence: NodeJS.Timeout | undefined;
  #lost: ConnectionLost | null = null;
  #ended = new AbortController();

  /** @throws ConnectionLost */
  static async open(url: string, options: LinkOptions): Promise<Link> {
    const link = new Link(url, options);
    try {
      await link.#begin();
    } catch (failure) {
      link.lose('could not be opened');
      // The driver may be about to try once more, and forgets then that it was ended.
      setTimeout(() => void (link.#client as unknown as { close(): Promise<void> }).close(), 3_000).unref();
      if (isSocketFailure(failure)) throw new ConnectionLost('The server can\'t be reached.', { cause: failure });
      throw failure;
    }
    return link;
  }

  private constructor(url: string, options: LinkOptions) {
    this.#options = options;
    this.#client = postgres(url, {
      max: 1,
      connect_timeout: options.connectMilliseconds / 1000,
      idle_timeout: 0,
      max_lifetime: null,
      fetch_types: false,
      types,
      connection: settings(options.role),
      onnotice: () => {},
      onclose: () => this.lose('was closed'),
      ...(options.onNotify && { onnotify: options.onNotify }),
    } as unknown as postgres.Options<Record<string, postgres.PostgresType>>);
  }

  get isLost(): boolean {
    return this.#lost !== null;
  }

  /** Aborted when the link is lost. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Statements go out in the order of the calls and are answered in it; nobody needs to wait in between. */
  ask(sql: string, params: Stored[] = []): Promise<Answer> {
    // The driver would throw while sending, and wait for an answer for ever.
    if (params.includes(undefined as never)) return Promise.reject(new Error(`A parameter is missing: ${sql}`));
    const text = numberedParameters(sql);
    const prepare = this.#prepared.has(text) || this.#prepared.size < mostPrepared;
    if (prepare) this.#prepared.add(text);
    return this.#send(() => this.#reserved.unsafe(text, params, { prepare, simple: false } as postgres.UnsafeQueryOptions).values());
  }

  /** One or several statements without parameters, in one go. Answers the last one's command. */
  tell(sql: string): Promise<Answer> {
    return this.#send(() => this.#reserved.unsafe(sql).values());
  }

  close(): Promise<void> {
    this.lose('was closed');
    return this.#client.end();
  }

  lose(how: string): void {
    clearTimeout(this.#silence);
    if (this.#lost) return;
    this.#lost = new ConnectionLost(`The connection ${how}.`);
    for (const reject of this.#waiting) reject(this.#lost);
    this.#waiting.clear();
    this.#ended.abort();
    void this.#client.end({ timeout: 0 });
  }

  async #begin(): Promise<void> {
    const late = setTimeout(() => this.lose('took too long to open'), this.#options.connectMilliseconds);
    // An administrator's `off` would lose what was acknowledged; stricter levels stay.
    await this.#client.unsafe("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
    this.#reserved = await this.#client.reserve();
    clearTimeout(late);
  }

  #send(query: () => PromiseLike<unknown>): Promise<Answer> {
    if (this.#lost) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      if (this.#waiting.size === 0) this.#listenForSilence();
      this.#waiting.add(reject);
      const answered = (): void => {
        this.#waiting.delete(reject);
        if (this.#waiting.size === 0) clearTimeout(this.#silence);
      };
      query().then(
        (answer) => { answered(); resolve(answerOf(answer)); },
        (failure: unknown) => { answered(); reject(this.#judge(failure)); },
      );
    });
  }

  #judge(failure: unknown): unknown {
    if (isSocketFailure(failure)) {
      this.lose('broke');
      return this.#lost;
    }
    if (isAway(failure) || isStale(failure)) this.lose('is of no use any more');
    return failure;
  }

  /** A server that is cut off sends nothing, not even an end; so who waits asks on another connection. */
  #listenForSilence(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => void this.#options.isServerThere().then((isThere) => {
      if (this.#waiting.size === 0 || this.#lost) return;
      if (isThere) this.#listenForSilence();
      else this.lose('fell silent');
    }), silenceMilliseconds);
  }
}

/** Numbers, truths and documents as SQLite would give them. */
const types = {
  integer: { to: 20, from: [20, 21, 23, 26, 700, 701, 1700], serialize: String, parse: Number },
  truth: { to: 16, from: [16], serialize: (value: unknown) => (value === true || value === 1 ? 't' : 'f'), parse: (text: string) => (text === 't' ? 1 : 0) },
  document: { to: 3802, from: [114, 3802], serialize: String, parse: (text: string) => text },
};

function settings(role: string | undefined): Record<string, string> {
  const always = { application_name: 'gable', search_path: 'public' };
  if (role === undefined) return always;
  // Given at the start, the role is also what RESET ROLE goes back to.
  return { ...always, role, statement_timeout: '5000', lock_timeout: '1000', idle_in_transaction_session_timeout: '10000' };
}

/** As the driver and the sockets below it name them; what the server itself answers has an SQLSTATE. */
function isSocketFailure(failure: unknown): boolean {
  return /^(CONNECT|E[A-Z]{3,}$|EAI_)/.test(String((failure as { code?: unknown } | null)?.code));
}

function answerOf(answer: unknown): Answer {
  const last = (Array.isArray(answer) && Array.isArray(answer[0]) && 'command' in (answer[0] as object) ? answer.at(-1) : answer) as Row[] & { count: number | null; command: string };
  return { rows: last, count: last.count ?? 0, command: last.command };
}
