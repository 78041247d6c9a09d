import { type ChangeEvent, type Disposable } from '@gable/api';
import { followTogether } from './leader.ts';
import type { LiveMessage, LiveState } from './stream.ts';

interface Listener { kind: string; id: string | undefined; listener: (event: ChangeEvent) => void }

/** What others change, as it happens. */
export class Live {
  state = $state<LiveState>('connecting');
  readonly #listeners = new Set<Listener>();
  readonly #onMissed: () => void;

  constructor(onMissed: () => void) {
    this.#onMissed = onMissed;
  }

  start(): void {
    if ('SharedWorker' in globalThis) {
      const worker = new SharedWorker(new URL('./shared.worker.ts', import.meta.url), { type: 'module', name: 'gable.live' });
      worker.port.onmessage = ({ data }) => this.#hear(data);
      addEventListener('pagehide', () => worker.port.postMessage('leaving'));
    } else {
      followTogether((message) => this.#hear(message));
    }
  }

  onChange(kind: string, listener: (event: ChangeEvent) => void, id?: string): Disposable {
    const entry = { kind, id, listener };
    this.#listeners.add(entry);
    return { dispose: () => this.#listeners.delete(entry) };
  }

  #hear(message: LiveMessage): void {
    if ('state' in message) {
      const wasAway = this.state === 'offline' && message.state === 'live';
      this.state = message.state;
      if (wasAway) this.#onMissed();
    } else if ('missed' in message) {
      this.#onMissed();
    } else {
      for (const { kind, id, listener } of this.#listeners) {
        if (kind === message.change.kind && (!id || id === message.change.id)) listener(message.change);
      }
    }
  }
}
