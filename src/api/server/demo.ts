import type { FileValue } from '@gable/db/fields/files.ts';
import type { Town } from '@gable/db/seed/town.ts';
import type { Transaction } from './transaction.ts';

/** Something that a colleague of the demo office once did: one command, at its time, with their rights. */
export interface Happening {
  /** In the time of the town's calendar: working days since the first. */
  at: number;
  /** Number of a colleague in the town's staff. */
  by: number;
  /** Id of the command that does such a thing. */
  command: string;
  /** Writes it. It may be run again from its start, so it leaves no trace outside of the transaction but by `demo.keep`. */
  run(tx: Transaction): Promise<unknown>;
}

/** The time by which a story stands among the others, where what happens in it comes later. */
export interface Beginning { at: number }

/** What happened to one thing or person, in the order of time. */
export type Story = Iterable<Happening | Beginning>;

/** What a module's part of the demo office is made from: the town and its people, and what the others have made of them by then. */
export interface Demo {
  readonly town: Town;
  /** Id of a colleague, by their number in the town's staff. */
  member(colleague: number): string;
  /** Remembers the record that was made for the thing of the town with that number. */
  keep(kind: string, number: number, record: { id: string }): void;
  /** Its id; undefined where no module has made one. */
  idOf(kind: string, number: number): string | undefined;
  /** A file with one of the town's drawings, for a field of files. */
  picture(tx: Transaction, picture: { drawing: string; name: string }): Promise<FileValue>;
}

/** A module's part of the demo office: stories in the order in which they begin. They are told together, by the clock. */
export interface DemoPart { stories(demo: Demo): Iterable<Story> }
