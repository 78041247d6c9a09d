import { field, InvalidValue, type Field, type FieldDetails, type FieldKind, type FieldOptions } from '../field.ts';
import { toLatinDigits } from '../fold.ts';

type Options = FieldOptions & FieldDetails;

/** A number with a fixed count of digits after the point, stored as a scaled integer so that both engines order it alike. */
function decimalKind(scale: number): FieldKind<number, Options> {
  const factor = 10 ** scale;
  return {
    name: 'decimal',
    columns: [['', 'integer']],
    parse: (input, options) => Math.round(parseNumber(input, options) * factor) / factor,
    store: (value) => [Math.round(value * factor)],
    load: ([value]) => (value as number) / factor,
    comparedBy: 0,
    storeOperand: (text) => parseNumber(text, {}) * factor,
  };
}

export function parseNumber(input: unknown, { min, max }: FieldDetails): number {
  const number = typeof input === 'string' && input.trim() !== '' ? Number(toLatinDigits(input.trim())) : input;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new InvalidValue('field.notNumber');
  if (Math.abs(number) > 1e14) throw new InvalidValue('field.tooLarge');
  if (min !== undefined && number < min) throw new InvalidValue('field.tooSmall');
  if (max !== undefined && number > max) throw new InvalidValue('field.tooLarge');
  return number;
}

/** `scale` is the count of digits after the point, 2 unless told. */
export function decimal<const Given extends Options>(options?: Given): Field<number, Given extends { required: true } ? true : false> {
  const scale = options?.scale ?? 2;
  return field(decimalKind(scale))({ ...options, scale } as Given & { scale: number });
}
