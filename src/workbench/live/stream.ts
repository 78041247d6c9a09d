import type { ChangeEvent, Presence } from '@gable/api';

export type LiveState = 'connecting' | 'live' | 'offline' | 'signedOut';
/** `missed`: not all that happened up to that number is told; everything shown may be old. */
export type LiveMessage = { state: LiveState } | { change: ChangeEvent } | { missed: number } | { presence: Presence };
export type Tell = (message: LiveMessage) => void;

const longestPause = 15_000;
/** The server says something every quarter of a minute; a network that went away says nothing of it. */
const longestSilence = 40_000;

/** Follows `/api/v1/events` for ever, from a number on, and goes on after the last event that it saw. EventSource can't be told where to go on. */
export async function follow(after: number, tell: Tell): Promise<void> {
  let last = after;
  let pause = 500;
  for (;;) {
    const silence = new Silence();
    try {
      const response = await fetch('/api/v1/events', {
        headers: { accept: 'text/event-stream', 'last-event-id': String(last) }, cache: 'no-store', signal: silence.signal,
      });
      if (response.status === 401) return tell({ state: 'signedOut' });
      else if (response.ok && response.body) {
        tell({ state: 'live' });
        pause = 500;
        for await (const event of eventsOf(response.body, silence)) {
          if (event.id) last = Number(event.id);
          if (event.name === 'missed') tell({ missed: last });
          else if (event.name === 'presence') tell({ presence: JSON.parse(event.data) as Presence });
          else if (event.data) tell({ change: JSON.parse(event.data) as ChangeEvent });
        }
      }
    } catch {
      // The connection broke; it is tried again below.
    } finally {
      silence.end();
    }
    tell({ state: pause > 1000 ? 'offline' : 'connecting' });
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, longestPause);
  }
}

interface StreamEvent { id: string; name: string; data: string }

/** Gives up a connection of which nothing is heard any more. */
class Silence {
  readonly #controller = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.break();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  break(): void {
    this.end();
    this.#timer = setTimeout(() => this.#controller.abort(), longestSilence);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>, silence: Silence): AsyncGenerator<StreamEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    silence.break();
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) yield parsed(block);
  }
}

function parsed(block: string): StreamEvent {
  const event = { id: '', name: '', data: '' };
  for (const line of block.split(/\r?\n/)) {
    const [, field, value = ''] = /^(id|event|data): ?(.*)$/.exec(line) ?? [];
    if (field === 'id') event.id = value;
    else if (field === 'event') event.name = value;
    else if (field === 'data') event.data += value;
  }
  return event;
}
