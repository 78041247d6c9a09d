import type { Disposable, Presence, PresenceState, PresentMember } from '@gable/api';
import type { Beside } from '@gable/api/ui';

const renewMilliseconds = 20_000;
/** Who opens and closes in a moment has not been anywhere. */
const settleMilliseconds = 300;
/** A tab in the background for longer than this has been left. */
const awayMilliseconds = 120_000;

type Say = (state: PresenceState | 'left') => Promise<PresentMember[] | null>;

/** The records at which this window is, and who else is at them. */
export class Whereabouts {
  readonly #isGone: () => boolean;
  readonly #window = Math.random().toString(36).slice(2);
  readonly #places = new Map<string, Whereabout>();
  #hiddenSince: number | null = null;

  /** @param isGone whether the member has been signed out. */
  constructor(isGone: () => boolean) {
    this.#isGone = isGone;
  }

  start(): void {
    addEventListener('visibilitychange', () => {
      this.#hiddenSince = document.hidden ? Date.now() : null;
      if (!document.hidden) this.renew();
    });
    addEventListener('pagehide', () => { for (const path of this.#places.keys()) void this.#sign(path, 'left'); });
    addEventListener('pageshow', ({ persisted }) => { if (persisted) this.renew(); });
  }

  /** This window is at a record until what is answered is disposed of. */
  enter(kind: string, id: string, state: PresenceState): Beside & Disposable {
    const path = `${kind}/${id}`;
    let place = this.#places.get(path);
    if (!place) this.#places.set(path, place = new Whereabout((said) => this.#say(path, said)));
    const stay = { state };
    place.add(stay);
    return { get others() { return place.others; }, dispose: () => place.remove(stay) };
  }

  hear({ kind, id, others }: Presence): void {
    const place = this.#places.get(`${kind}/${id}`);
    if (place) place.others = others;
  }

  /** Says again where this window is, as after it was cut off. */
  renew(): void {
    for (const place of this.#places.values()) place.renew();
  }

  async #say(path: string, state: PresenceState | 'left'): Promise<PresentMember[] | null> {
    if (state === 'left') this.#places.delete(path);
    else if (this.#hiddenSince !== null && Date.now() - this.#hiddenSince > awayMilliseconds) return null;
    return this.#sign(path, state);
  }

  /** Nobody is told where it fails: the next one says it again. It is said also by a window that closes. */
  async #sign(path: string, state: PresenceState | 'left'): Promise<PresentMember[] | null> {
    if (this.#isGone()) return null;
    const body = JSON.stringify({ state, window: this.#window });
    try {
      const response = await fetch(`/api/v1/${path}/presence`, { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' }, body });
      return response.ok ? (await response.json() as { data: PresentMember[] }).data : null;
    } catch {
      return null;
    }
  }
}

/** One record at which this window is, in one or several ways. */
class Whereabout {
  others: PresentMember[] = $state.raw([]);
  readonly #say: Say;
  readonly #stays = new Set<{ state: PresenceState }>();
  #said: PresenceState | 'left' = 'left';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: Say) {
    this.#say = say;
  }

  add(stay: { state: PresenceState }): void {
    this.#stays.add(stay);
    this.#after(settleMilliseconds);
  }

  remove(stay: { state: PresenceState }): void {
    this.#stays.delete(stay);
    this.#after(settleMilliseconds);
  }

  renew(): void {
    this.#after(0);
  }

  #after(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#sayAnew(), milliseconds);
  }

  async #sayAnew(): Promise<void> {
    const stays = [...this.#stays];
    const state = stays.length === 0 ? 'left' : stays.some((stay) => stay.state === 'writing') ? 'writing' : 'looking';
    this.#said = state;
    if (state !== 'left') this.#after(renewMilliseconds);
    const others = await this.#say(state);
    if (others && this.#said === state) this.others = others;
  }
}
