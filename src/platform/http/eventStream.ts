import { Readable } from 'node:stream';
import { Refusal, type ChangeEvent, type Disposable, type Presence } from '@gable/api';
import type { Caller } from '../caller.ts';
import { log, traced } from '../log.ts';
import { Flood } from './flood.ts';
import type { MemberCall, SignedIn } from './request/route.ts';

const heartbeatMilliseconds = 15_000;
const checkMilliseconds = 1_000;
const mostStreams = 12;
const mostPerSecond = 20;
/** Who does not read for so long is let go; they come back and go on where they were. */
const mostWaiting = 1024 * 1024;

const openStreams = new Map<string, Set<EventStream>>();

/** @throws Refusal `events.tooMany` (429) where the member has too many streams open. */
export async function followChanges(call: MemberCall): Promise<Readable> {
  const key = `${call.caller.agency.id}/${call.caller.member!.id}`;
  const own = openStreams.get(key) ?? openStreams.set(key, new Set()).get(key)!;
  if (own.size >= mostStreams) throw new Refusal('events.tooMany', { status: 429, values: { retryAfterSeconds: 15, most: mostStreams } });
  const stream = new EventStream(call);
  own.add(stream);
  stream.once('close', () => {
    own.delete(stream);
    if (own.size === 0 && openStreams.get(key) === own) openStreams.delete(key);
  });
  try {
    await stream.start();
  } catch (failure) {
    stream.destroy();
    throw failure;
  }
  return stream;
}

export const countEventStreams = (): number => [...openStreams.values()].reduce((sum, { size }) => sum + size, 0);

/** Ends all of them, when the server stops: nobody is left waiting for a process that is gone. */
export function endEventStreams(): void {
  for (const streams of [...openStreams.values()]) for (const stream of [...streams]) stream.end();
}

/** Ends those of a person that have lost their session or token, where some of theirs have just been ended. */
export function checkEventStreams(user: number | null): void {
  if (user === null) return;
  for (const streams of [...openStreams.values()]) for (const stream of [...streams]) if (stream.user === user) stream.check();
}

export function userOf({ session, caller: { agency, member } }: SignedIn): number | null {
  return session?.user ?? agency.members.get(member!.id)?.user ?? null;
}

/** The listeners who may know the same of an event are given the same object. */
const written = new WeakMap<ChangeEvent, string>();

function writtenOut(event: ChangeEvent): string {
  let text = written.get(event);
  if (text === undefined) written.set(event, text = `id: ${event.sequence}\ndata: ${JSON.stringify(event)}\n\n`);
  return text;
}

/** One reader's stream. It holds as long as the session or token does. */
class EventStream extends Readable {
  readonly user: number | null;
  readonly #call: MemberCall;
  #subscription: Disposable | undefined;
  #listening: Disposable | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #checkedAt = Date.now();
  #ended = false;
  #last = 0;
  /** Events that happen while something has to be read first; null where each is sent at once. */
  #held: ChangeEvent[] | null = [];
  /** Readers load what an event names, so a file that comes in is not told row by row. */
  readonly #flood = new Flood(mostPerSecond, () => this.#missed(this.#last));

  constructor(call: MemberCall) {
    super({ highWaterMark: mostWaiting });
    this.#call = call;
    this.user = userOf(call.signedIn);
  }

  async start(): Promise<void> {
    const { office, asked } = this.#call;
    const subscription = office.changes.subscribe(() => this.#callerNow(), (event) => this.#hear(event));
    this.#subscription = subscription;
    this.#heartbeat = setInterval(() => this.#alone(() => this.#beat()), heartbeatMilliseconds).unref();
    const since = /^\d{1,15}$/.exec(asked.header('last-event-id') ?? '')?.[0];
    const newest = await subscription.after;
    this.#last = since === undefined ? newest : Number(since);
    this.#write(`retry: 2000\nid: ${this.#last}\nevent: started\n\n`);
    if (since !== undefined) await this.#catchUp();
    this.#release();
    if (this.destroyed) return;
    const session = this.#call.signedIn.countedAs;
    this.#listening = office.presences.listen({ session, caller: () => this.#callerNow(), hear: (presence) => this.#alone(() => this.#tellPresence(presence)) });
  }

  check(): void {
    this.#alone(() => this.#check());
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.push(null);
  }

  async #catchUp(): Promise<void> {
    const { office, caller } = this.#call;
    const newest = await office.changes.last(caller.agency.id);
    // A number that has not been reached yet is from another life of the database: it was restored.
    const missed = this.#last > newest ? null : await office.changes.since(caller, this.#last);
    if (missed === null) {
      this.#last = newest;
      this.#missed(newest);
    } else for (const event of missed) this.#send(event);
  }

  #hear(event: ChangeEvent): void {
    if (this.#held) this.#held.push(event);
    else if (Date.now() - this.#checkedAt < checkMilliseconds) this.#send(event);
    else {
      this.#held = [event];
      this.#alone(async () => {
        await this.#check();
        this.#release();
      });
    }
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const event of held) this.#send(event);
  }

  #send(event: ChangeEvent): void {
    if (event.sequence <= this.#last) return;
    this.#last = event.sequence;
    if (!this.#flood.swallows()) this.#write(writtenOut(event));
  }

  async #tellPresence(presence: Presence): Promise<void> {
    if (Date.now() - this.#checkedAt >= checkMilliseconds) await this.#check();
    this.#write(`event: presence\ndata: ${JSON.stringify(presence)}\n\n`);
  }

  #missed(sequence: number): void {
    this.#write(`id: ${sequence}\nevent: missed\n\n`);
  }

  async #beat(): Promise<void> {
    await this.#check();
    this.#write(': still here\n\n');
  }

  /** Ends the stream where the session, the token or the membership is no more. */
  async #check(): Promise<void> {
    this.#checkedAt = Date.now();
    const { office: { auth }, asked, signedIn } = this.#call;
    const alive = signedIn.session
      ? await auth.holds(signedIn.session)
      : await auth.tokens.verify(asked.header('authorization')!.replace(/^Bearer /i, ''));
    if (alive) return;
    const { agency, member } = this.#call.caller;
    this.#call.office.presences.end({ agency: agency.id, member: member!.id, session: signedIn.countedAs });
    this.end();
  }

  /** Whose rights hold now. */
  #callerNow(): Caller {
    const { office, caller } = this.#call;
    const agency = office.agencies.get(caller.agency.id);
    const member = agency.members.get(caller.member!.id);
    if (!member || member.suspended) this.end();
    return { ...caller, agency, member: member ?? caller.member };
  }

  /** Does what nobody waits for. */
  #alone(work: () => Promise<void>): void {
    work().catch((failure: unknown) => {
      log('error', 'An event stream broke off', { failure: traced(failure) });
      this.destroy();
    });
  }

  #write(text: string): void {
    if (this.#ended || this.destroyed) return;
    if (this.readableLength > mostWaiting) this.destroy();
    else this.push(text);
  }

  override _read(): void {}

  override _destroy(failure: Error | null, done: (failure: Error | null) => void): void {
    this.#ended = true;
    clearInterval(this.#heartbeat);
    this.#flood.end();
    this.#subscription?.dispose();
    this.#listening?.dispose();
    done(failure);
  }
}
