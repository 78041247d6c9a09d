import type { RecordData } from './description.ts';

/** Where words of a search stand in a record. */
export interface MetWords {
  /** The field's name, `title` for the title. */
  field: string;
  /** What stands there, or the part of it around the first word. */
  text: string;
  /** From where to where each word stands in it, in UTF-16 code units, the end not included. */
  marks: [from: number, to: number][];
}

/** What a search finds in one kind of record. */
export interface FoundKind {
  kind: string;
  /** The best first: those whose title the words are, then those whose title begins so, then those in whose title they are. */
  hits: (RecordData & { met: MetWords[] })[];
  /** Whether there are more than these. */
  more: boolean;
  /** Whether only the newest 2,000 were ranked. */
  newestOnly: boolean;
}
