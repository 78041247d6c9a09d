import type { Beginning, Happening, Story } from '@gable/api/server';

interface Told { next: Happening | Beginning; rest: Iterator<Happening | Beginning>; /** Stories of one instant go on in the order in which they came. */ turn: number }

/** Tells all stories together, by the clock. Of each teller one story waits, so a million of them take no room. */
export function* inOrderOfTime(tellers: readonly Iterable<Story>[]): Generator<Happening> {
  const waiting = tellers.map((stories) => stories[Symbol.iterator]());
  const coming = waiting.map((stories) => nextStory(stories, 0));
  const telling = new Soonest();
  for (let turn = 1; ;) {
    const soonest = coming.reduce<number | null>((best, told, at) => (told && (best === null || told.next.at < coming[best]!.next.at) ? at : best), null);
    const opened = telling.first;
    if (soonest !== null && (!opened || coming[soonest]!.next.at <= opened.next.at)) {
      telling.add(coming[soonest]!);
      coming[soonest] = nextStory(waiting[soonest]!, turn += 1);
    } else if (!opened) return;
    else {
      if ('run' in opened.next) yield opened.next;
      telling.takeFirst();
      const more = opened.rest.next();
      if (!more.done) telling.add({ ...opened, next: more.value });
    }
  }
}

function nextStory(stories: Iterator<Story>, turn: number): Told | null {
  for (let story = stories.next(); !story.done; story = stories.next()) {
    const rest = story.value[Symbol.iterator]();
    const first = rest.next();
    if (!first.done) return { next: first.value, rest, turn };
  }
  return null;
}

/** A heap. */
class Soonest {
  readonly #all: Told[] = [];

  get first(): Told | undefined {
    return this.#all[0];
  }

  add(told: Told): void {
    let at = this.#all.push(told) - 1;
    for (let above = (at - 1) >> 1; at > 0 && isBefore(told, this.#all[above]!); above = (at - 1) >> 1) {
      this.#all[at] = this.#all[above]!;
      at = above;
    }
    this.#all[at] = told;
  }

  takeFirst(): void {
    const last = this.#all.pop()!;
    if (this.#all.length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below + 1 < this.#all.length && isBefore(this.#all[below + 1]!, this.#all[below]!)) below += 1;
      if (below >= this.#all.length || !isBefore(this.#all[below]!, last)) break;
      this.#all[at] = this.#all[below]!;
      at = below;
    }
    this.#all[at] = last;
  }
}

const isBefore = (one: Told, other: Told): boolean => one.next.at < other.next.at || (one.next.at === other.next.at && one.turn < other.turn);
