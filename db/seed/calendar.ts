const dayMilliseconds = 86_400_000;
const past = 430;
const future = 400;
const opens = 9;
const hoursADay = 9;

/**
 * The office's time, in working days since its first: 12.5 is the middle of its thirteenth. Half a day more is half a
 * working day later, so nothing happens at night or at a weekend.
 */
export class Calendar {
  /** Its working days up to today: what lies beyond is still to come. */
  readonly now: number;
  readonly #today: number;
  readonly #days: number[] = [];

  /** @param today ISO 8601 */
  constructor(today: string) {
    this.#today = Date.parse(`${today}T00:00:00Z`);
    for (let day = -past; day <= future; day += 1) {
      const midnight = this.#today + day * dayMilliseconds;
      if (![0, 6].includes(new Date(midnight).getUTCDay())) this.#days.push(midnight);
    }
    this.now = this.#days.findIndex((midnight) => midnight >= this.#today);
  }

  /** The instant, in milliseconds. */
  at(time: number): number {
    const day = this.#days[Math.min(Math.max(0, Math.floor(time)), this.#days.length - 1)]!;
    return day + (opens - ahead(day) + (time - Math.floor(time)) * hoursADay) * 3_600_000;
  }

  /** The same, at the quarter of an hour. */
  appointment(time: number): string {
    return new Date(Math.round(this.at(time) / 900_000) * 900_000).toISOString();
  }

  /** An hour of today itself, be it a Sunday. */
  today(hour: number): string {
    return new Date(this.#today + (hour - ahead(this.#today)) * 3_600_000).toISOString();
  }

  /** ISO 8601. */
  day(time: number, daysLater = 0): string {
    return new Date(this.at(time) + daysLater * dayMilliseconds).toISOString().slice(0, 10);
  }

  /** Days from today to an ISO day. */
  daysUntil(day: string): number {
    return Math.round((Date.parse(day) - this.#today) / dayMilliseconds);
  }

  get year(): number {
    return new Date(this.#today).getUTCFullYear();
  }
}

/** Hours that the coast is ahead of UTC; the few days in which the month says it wrongly don't matter to anybody. */
function ahead(midnight: number): number {
  const month = new Date(midnight).getUTCMonth();
  return month >= 3 && month <= 9 ? 3 : 2;
}
