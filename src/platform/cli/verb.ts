import type { Office } from '../office.ts';
import type { Place } from './place.ts';

/** What a verb works on: the office, in the process that owns its folder. */
export interface OpenGable { office: Office; place: Place }

/** What was typed after the verb. */
export interface Given {
  words: string[];
  options: Partial<Record<string, string>>;
  flags: ReadonlySet<string>;
}

export interface Io {
  /** A line of the answer. */
  say(line: string): void;
  /** Waits while whoever reads the answer is slower than it is made. */
  heard(): Promise<void>;
  /** A line about it, for a person. */
  note(line: string): void;
  /** What came on the standard input, where the verb reads it. */
  input: string;
  /** Where it was typed: paths start there. */
  folder: string;
  /** Whoever asked has gone away. */
  signal: AbortSignal;
}

/** One verb of the command line. */
export interface Verb {
  /** One or two words. */
  name: string;
  /** What follows it, as its usage shows it. */
  takes: string;
  does: string;
  options?: Record<string, 'word' | 'flag'>;
  /** Runs where the office is open, be it in the server. @returns its exit code. */
  run?(gable: OpenGable, given: Given, io: Io): Promise<number>;
  /** It works on the demo, with `--demo` and without. */
  isOfDemo?: true;
  /** In place of `run`, for what needs the folder to itself. */
  runAlone?(place: Place, given: Given, io: Io): Promise<number>;
  /** The flag with which it needs the folder to itself, where it has both. */
  aloneWith?: string;
}

export function runsAlone({ run, aloneWith }: Verb, { flags }: Given): boolean {
  return !run || (aloneWith !== undefined && flags.has(aloneWith));
}
