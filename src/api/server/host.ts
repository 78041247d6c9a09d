import type { RecordDefinition, RecordOf, ValuesOf } from '@gable/db/record.ts';
import type { ChoiceDescription } from '../description.ts';
import type { Disposable } from '../disposable.ts';
import type { Acting } from './acting.ts';
import type { CommandDefinition } from './command.ts';
import type { DemoPart } from './demo.ts';
import type { Endpoint } from './endpoint.ts';
import type { ChangesOf, Transaction } from './transaction.ts';

/** A record that a command has just written. `before` is null for a new one. */
export interface Saved<Definition> {
  before: RecordOf<Definition> | null;
  after: RecordOf<Definition>;
  /** Names of the fields whose values differ. */
  changed: readonly string[];
}

/** By what one tells that two records are about the same: however it is written, as it is stored to be compared. */
export interface SameRule<Name extends string = string> {
  /** Fields of which one value that both have is enough: a telephone number, an e-mail address. */
  sharing: readonly Name[];
  /**
   * A title that is made of all the fields of one of these tells who or what it is: `[['firstName', 'lastName'], ['company']]`. It
   * does not where both have values for one of the shared fields, and none of them in common: there are two who are called
   * the same.
   */
  titleOf?: readonly (readonly Name[])[];
  /** A title that is not like this is too common to tell anything: an address without a number. */
  titleLike?: RegExp;
  /** What tells two of one title apart where both have it and it differs: the floor, the number of bedrooms. */
  apartBy?: readonly Name[];
  /** Internal text that keeps the title's `soundKey`, so that it is found in another script too: Dana Cohen, דנה כהן. */
  soundIn?: Name;
}

/** What an extension's server half gets: `export function activate(host: Host)`. */
export interface Host {
  readonly commands: { add(command: CommandDefinition<any, any>): Disposable };
  readonly records: {
    /** Brings a kind of record to the screen and the API. Its manifest contributes how it looks. */
    add(definition: RecordDefinition<any>): Disposable;
    /** Gives the values that nobody typed, before the values are checked. */
    defaults<Definition extends RecordDefinition<any>>(
      definition: Definition,
      give: (values: Partial<ValuesOf<Definition['fields']>>, tx: Transaction) => Partial<ValuesOf<Definition['fields']>>,
    ): Disposable;
    /** Gives the choices of a field whose list the agency keeps (`agencyChoice`), from the agency's settings by name. */
    choices<Definition extends RecordDefinition<any>>(
      definition: Definition,
      field: keyof Definition['fields'] & string,
      give: (setting: (name: string) => unknown) => ChoiceDescription[],
    ): Disposable;
    /** Checks or completes what is being written, in the same transaction. Answers further changes; throws Refusal to refuse. */
    rule<Definition extends RecordDefinition<any>>(
      definition: Definition,
      rule: (saving: Saved<Definition>, tx: Transaction) => Promise<ChangesOf<Definition> | void> | ChangesOf<Definition> | void,
    ): Disposable;
    /** Tells until which day a law wants a record kept, `2026-11-22`, or null: no night deletes it before, nor what it refers to. */
    keeps<Definition extends RecordDefinition<any>>(definition: Definition, until: (record: RecordOf<Definition>, setting: (name: string) => unknown) => string | null): Disposable;
    /** Tells what is the same, for files that are brought in. */
    same<Definition extends RecordDefinition<any>>(definition: Definition, rule: SameRule<keyof Definition['fields'] & string>): Disposable;
  };
  readonly events: {
    /** In the transaction of the command that emits it: both hold or neither. */
    during(event: string, handler: (payload: any, tx: Transaction) => Promise<void>): Disposable;
    /** Once it is on disk, at least once, as a job of its own. */
    after(event: string, handler: (payload: any, tx: Transaction) => Promise<void>): Disposable;
  };
  readonly jobs: {
    /** Does what `tx.later` asks for, at least once: `job.id` is the same each time, and good as the key of a command. */
    add(name: string, run: (payload: any, job: { id: string; office: Acting }) => Promise<void>): Disposable;
  };
  readonly endpoints: {
    /** Answers an address that needs no sign-in. */
    add(endpoint: Endpoint): Disposable;
  };
  readonly demo: {
    /** Brings the module's part of the demo office; it is loaded only where one is made: `() => import('./demo.ts')`. */
    add(load: () => Promise<DemoPart>): Disposable;
  };
}
