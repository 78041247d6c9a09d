import { field, InvalidValue, type Field, type FieldDetails, type FieldKind, type FieldOptions } from '../field.ts';
import { isId } from '../id.ts';

type Options = FieldOptions & FieldDetails & { target: string };

/** The id of one record of another kind. That it exists in this agency is checked when it is written. */
const referenceKind: FieldKind<string, Options> = {
  name: 'reference',
  columns: [['', 'text']],
  parse: parseId,
  store: (value) => [value],
  load: ([value]) => value as string,
  comparedBy: 0,
  storeOperand: parseId,
};

export function parseId(input: unknown): string {
  if (!isId(input)) throw new InvalidValue('field.notId');
  return input;
}

/** `property: reference('properties')` */
export function reference<const Given extends FieldOptions = FieldOptions>(
  target: string,
  options?: Given,
): Field<string, Given extends { required: true } ? true : false> {
  return field(referenceKind)({ ...options, target } as Options) as Field<string, never>;
}
