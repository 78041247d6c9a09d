import { Calendar } from './calendar.ts';
import { Dice } from './dice.ts';
import { homeAt, type Home } from './homes.ts';
import { isDouble, personAt, type Person } from './people.ts';
import { addressOf, city } from './places.ts';
import { courseOf, type Course } from './sales.ts';
import { agentIn, staffFor, type Colleague } from './staff.ts';
import { languageBetween, say } from './words/language.ts';
import { notes } from './words/notes.ts';
import { tags } from './words/tags.ts';
import { nextSteps, showing, tasks } from './words/work.ts';

const sayings = { ...notes, ...nextSteps, ...tasks };
type Topic = keyof typeof sayings;

/** For each who sells there are three who look for something. */
export const peoplePerHome = 4;

export interface TownSketch { seed: number; /** ISO 8601 */ today: string; people: number }

/**
 * Halmyra and the agency in it, the same for the same seed and day: who lives there, which homes are for sale, and
 * what became of them. Anything of it can be asked for by its number, in no order, and nothing is kept.
 */
export class Town {
  readonly sketch: TownSketch;
  readonly calendar: Calendar;
  readonly staff: readonly Colleague[];
  readonly people: number;
  readonly homes: number;
  readonly city = city;
  /** How often something small is written down, beside what it is in a small office: of very many, less is told of each. */
  readonly detail: number;

  constructor(sketch: TownSketch) {
    this.sketch = sketch;
    this.calendar = new Calendar(sketch.today);
    this.staff = staffFor(sketch.seed, sketch.people);
    this.people = sketch.people;
    this.homes = Math.floor(sketch.people / peoplePerHome);
    this.detail = sketch.people > 50_000 ? 0.25 : 1;
  }

  /** Chance about one thing. */
  dice(about: string, index: number): Dice {
    return new Dice(this.sketch.seed, about, index);
  }

  /** When somebody first came, in the calendar's time: one after the other. */
  arrival(person: number): number {
    return ((person + 0.9 * this.dice('arrival', person).next()) / this.people) * (this.calendar.now - 1.5);
  }

  person(index: number): Person {
    const home = Math.floor(index / peoplePerHome);
    const toLet = home < this.homes && this.home(home).toLet;
    const sells = index % peoplePerHome === 0 || (index % peoplePerHome === 3 && home % 8 === 3);
    return personAt({ seed: this.sketch.seed, index, calendar: this.calendar, roles: [sells ? (toLet ? 'landlord' : 'seller') : toLet ? 'tenant' : 'buyer'] });
  }

  /** Whoever looks after somebody: the home's agent for its seller, for the others mostly. */
  agentOf(person: number): number {
    const home = Math.floor(person / peoplePerHome);
    // Whoever takes the second call does not know of the first.
    const isOwn = !isDouble(person) && (person % peoplePerHome === 0 || this.dice('agent of a buyer', person).chance(0.7));
    return isOwn ? this.agentOfHome(home) : agentIn(this.staff, officeOf(home), this.dice('another agent', person));
  }

  agentOfHome(home: number): number {
    return agentIn(this.staff, officeOf(home), this.dice('agent', home));
  }

  home(index: number): Home {
    return homeAt(this.sketch.seed, index, this.calendar.year);
  }

  /** Who sells it. */
  sellerOf(home: number): number {
    return home * peoplePerHome;
  }

  /** When it came to the office: a day after its seller. */
  listing(home: number): number {
    return this.arrival(this.sellerOf(home)) + 1.2;
  }

  course(home: Home): Course {
    const seller = this.sellerOf(home.index);
    const arrivals = [1, 2, 3].map((after) => this.arrival(seller + after));
    return courseOf(home, { calendar: this.calendar, begins: this.listing(home.index), arrivals }, this.dice('course', home.index));
  }

  /** What is asked for it by then, in euros. */
  priceAt({ price }: Home, { cuts }: Pick<Course, 'cuts'>, at: number): number {
    const share = cuts.findLast((cut) => cut.at <= at)?.share ?? 1;
    const step = price < 10_000 ? 25 : 1_000;
    return Math.round((price * share) / step) * step;
  }

  /** How to get in. */
  showingOf(home: number): string {
    return this.dice('showing', home).one(showing);
  }

  /** What a colleague writes down, in the language that they and the client share. `about` fills the sentence's braces. */
  say(topic: Topic, { by, person, dice, about }: { by: number; person: number; dice: Dice; about?: Record<string, string> }): string {
    const language = languageBetween(this.staff[by]!.script, this.person(person).script);
    return say(sayings[topic], { language, dice, ...(about && { about }) });
  }

  /** How a colleague marks somebody or their home, in the language that they share; most are not marked. */
  tagsOn(what: keyof typeof tags, { by, person, dice }: { by: number; person: number; dice: Dice }): string[] | null {
    if (!dice.chance(0.35)) return null;
    const those: readonly string[] = tags[what][languageBetween(this.staff[by]!.script, this.person(person).script)];
    return [...new Set([dice.one(those), ...(dice.chance(0.3) ? [dice.one(those)] : [])])];
  }

  /** As one calls them. */
  nameOf(person: number): string {
    const { firstName, lastName } = this.person(person);
    return `${firstName} ${lastName}`;
  }

  /** A home as people speak of it: `12 Shell Lane`. */
  nameOfHome({ place: { streetNumber, streetName } }: Home): string {
    return `${streetNumber} ${streetName}`;
  }
}

const officeOf = (home: number): number => addressOf(home).district.office;
