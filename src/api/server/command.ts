import type { Field } from '@gable/db/field.ts';
import type { Fields, ValuesOf } from '@gable/db/record.ts';
import type { Ability } from '../rights.ts';
import type { Transaction } from './transaction.ts';

/** The input of a command as `run` gets it: what was left out is undefined, what was emptied is null. */
export type InputOf<Given extends Fields> = {
  [Name in keyof Given as Given[Name] extends Field<any, true> ? Name : never]: ValuesOf<Given>[Name];
} & {
  [Name in keyof Given as Given[Name] extends Field<any, true> ? never : Name]?: ValuesOf<Given>[Name] | undefined;
};

export interface CommandDefinition<Input extends Fields = Fields, Data = unknown> {
  /** Path of its file below the extensions: `deals.moveToStage` is `extensions/deals/server/moveToStage.ts`. */
  id: string;
  /** Fields of its input; they check it, describe it in OpenAPI, and draw the palette's form. */
  input: Input;
  /** Who may call it at all: 'everyone' (the records it touches still keep their own rights), or whose role has one of these abilities. */
  permission: 'everyone' | readonly Ability[];
  /** False where its effect can't be taken back by restoring values: an invitation, a sent message. True unless told. */
  undoable?: boolean;
  /** Its answer holds a secret that is shown once, so it is not kept under an Idempotency-Key. */
  secret?: boolean;
  /** Not shown in the palette: it makes sense only beside the thing it is about. */
  hidden?: boolean;
  run(tx: Transaction, input: InputOf<Input>): Promise<Data>;
}

/** Defines a command: the one way to write, for button, palette, key, automation and API alike. */
export function defineCommand<const Input extends Fields, Data>(command: CommandDefinition<Input, Data>): CommandDefinition<Input, Data> {
  return command;
}
