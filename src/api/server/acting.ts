import type { CommandAnswer, Locale } from '../bootstrap.ts';
import type { RecordData } from '../description.ts';
import type { RecordQuery } from './query.ts';

/** A module that acts by itself, when no member asks: it has the office's rights in one agency, and writes by commands. */
export interface Acting {
  readonly agency: { readonly id: number; readonly name: string; readonly currency: string; readonly country: string; readonly timeZone: string; readonly locale: Locale };
  /**
   * Runs a command as the office. With a key it is done once, and the same answer given again.
   * @throws Refusal as the command does.
   */
  run<Data = unknown>(command: string, input: Record<string, unknown>, options?: { key?: string }): Promise<CommandAnswer<Data>>;
  /** @throws Refusal `record.notFound` (404) */
  get(kind: string, id: string): Promise<RecordData>;
  list(kind: string, query?: RecordQuery): Promise<RecordData[]>;
  /** A setting of the agency. */
  setting<Value>(name: string): Value | undefined;
  /** Text for an address that is given out: whoever has it can read it, and nobody can make another. It is good until then. */
  seal(text: string, until: Date): string;
  /** What was sealed by this module, or undefined where it was not, or is over. */
  unseal(sealed: string): string | undefined;
  /** A message in a language. */
  say(locale: Locale, key: string, values?: Record<string, string | number>): string;
}
