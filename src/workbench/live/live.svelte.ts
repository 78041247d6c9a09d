import { type ChangeEvent, type Disposable } from '@gable/api';
import { followShared } from './followShared.ts';
import { followTogether } from './followTogether.ts';
import { Whereabouts } from './whereabouts.svelte.ts';
import { untilReached } from './untilReached.ts';
import type { LiveMessage, LiveState } from './stream.ts';

interface Listener { kind: string; id: string | undefined; listener: (event: ChangeEvent) => void }

/** What others change, as it happens. */
export class Live {
  #stream = $state<LiveState>('connecting');
  #isCutOff = $state(false);
  /** How many changes this window has been told of. */
  heard = 0;
  readonly whereabouts: Whereabouts;
  #listeners: Listener[] = [];
  readonly #onMissed: () => void;
  readonly #onSignedOut: () => void;

  constructor({ onMissed, onSignedOut, isGone }: { onMissed: () => void; onSignedOut: () => void; isGone: () => boolean }) {
    this.#onMissed = onMissed;
    this.#onSignedOut = onSignedOut;
    this.whereabouts = new Whereabouts(isGone);
  }

  /** A broken network is felt by a request sooner than by a stream that only listens. */
  get state(): LiveState {
    return this.#isCutOff && this.#stream !== 'signedOut' ? 'offline' : this.#stream;
  }

  /** @param after the number of the newest change that what is shown was read with. */
  start(after: number): void {
    const follow = 'SharedWorker' in globalThis ? followShared : followTogether;
    follow(after, (message) => this.#hear(message));
    addEventListener('offline', () => void this.cutOff());
    this.whereabouts.start();
  }

  /** Nobody answered; says so until somebody does, and then has all that is shown read anew. */
  async cutOff(): Promise<void> {
    if (this.#isCutOff || typeof document === 'undefined') return;
    this.#isCutOff = true;
    await untilReached();
    this.#isCutOff = false;
    this.#onMissed();
  }

  onChange(kind: string, listener: (event: ChangeEvent) => void, id?: string): Disposable {
    const entry = { kind, id, listener };
    this.#listeners.push(entry);
    return { dispose: () => void (this.#listeners = this.#listeners.filter((other) => other !== entry)) };
  }

  #hear(message: LiveMessage): void {
    if ('state' in message) {
      const wasAway = this.#stream === 'offline' && message.state === 'live';
      this.#stream = message.state;
      if (message.state === 'live') this.whereabouts.renew();
      if (wasAway && !this.#isCutOff) this.#onMissed();
      else if (message.state === 'signedOut') this.#onSignedOut();
    } else if ('missed' in message) {
      this.#onMissed();
    } else if ('presence' in message) {
      this.whereabouts.hear(message.presence);
    } else {
      this.heard += 1;
      for (const { kind, id, listener } of this.#listeners) {
        if (kind === message.change.kind && (!id || id === message.change.id)) listener(message.change);
      }
    }
  }
}
