/** What a value is stored as. Two storage classes, the same on both engines: that keeps their order and their SQL alike. */
export type ColumnType = 'text' | 'integer';
export type Stored = string | number | null;

/** A value that a multi-valued or run-time field is found by; kept in `field_values`. */
export interface IndexTerm { text?: string; number?: number }

export interface FieldOptions {
  required?: boolean;
  /** Set by the system; input that names it is refused. */
  readOnly?: boolean;
  /** Seen by those who may see the whole record, not by those who see its outline. */
  private?: boolean;
  /** Whoever does not see one of these fields does not see it either. */
  hiddenWith?: readonly string[];
  /** Kept for the program: never given, described or told in the history. */
  internal?: boolean;
  /** Gets an index of its own: for fields that people filter or sort big lists by. */
  indexed?: boolean;
  /** Its words are found by free search. */
  searched?: boolean;
}

/** What an agency's values are read by. */
export interface Setting {
  /** ISO 3166-1 alpha-2: the country whose form a telephone number without `+` is in. */
  country?: string;
  /** ISO 4217: the currency of an amount that names none. */
  currency?: string;
  /** The unit of an area that names none, where somebody writes it; values themselves are square metres. */
  areaUnit?: 'squareMeters' | 'squareFeet' | 'acres' | 'hectares';
}

/** One kind of field. Each lives in a file of its own under `fields/`. */
export interface FieldKind<Value, Options extends FieldOptions = FieldOptions> {
  name: FieldKindName;
  /** Column suffixes in order ('' is the field's own name) with their storage class. */
  columns: readonly (readonly [suffix: string, type: ColumnType])[];
  /** Checks and normalises what came from outside. Throws InvalidValue. */
  parse(input: unknown, options: Options, setting?: Setting): Value;
  /** One stored value for each column, in order. */
  store(value: Value): Stored[];
  /** The value from its stored columns; called only where the first of them is not null. */
  load(stored: Stored[]): Value;
  /** Index of the column that filters and sorts compare; undefined where the field has no order. */
  comparedBy?: number;
  /** Index of the column with the cell of the earth that a place lies in: boxes are looked up by it. */
  cell?: number;
  /** The stored form of a value as written in a filter. Throws InvalidValue. */
  storeOperand?(text: string, options: Options, setting?: Setting): Stored;
  /** The terms that a multi-valued field is found by. */
  terms?(value: Value): IndexTerm[];
  /** The words that free search finds it by. */
  words?(value: Value): string;
  /** What a value that ends so has: a word that begins so, and a term with that end. Throws InvalidValue. */
  ending?(text: string): Meant;
  /** What a number that somebody searches for may be the beginning of, besides the words that it is written with. */
  meant?(number: string, setting: Setting): Meant;
}

/** Beginnings of words and of terms by which a field is found. */
export interface Meant { words: string[]; terms: string[] }

/** A field of a record: its kind and its options. `Value` is the type of its value when present. */
export interface Field<Value = unknown, Required extends boolean = boolean> {
  kind: FieldKind<Value, never>;
  options: FieldOptions & FieldDetails;
  /** Only for the compiler. */
  readonly required?: Required;
}

/** Options that some kinds have; all of them are data that a browser can be given. */
export interface FieldDetails {
  choices?: readonly Choice[];
  /** The record kind that a reference points to. */
  target?: string;
  roles?: readonly string[];
  scale?: number;
  maxLength?: number;
  min?: number;
  max?: number;
}

export interface Choice {
  value: string;
  hue?: number;
  meaning?: 'good' | 'warn' | 'bad' | 'info';
  /** What the agency calls it, where it is a choice of the agency's own and called otherwise than its value. */
  label?: string;
  /** No longer offered; it stays readable where it is in use. */
  retired?: boolean;
}

export type FieldKindName =
  | 'text' | 'longText' | 'integer' | 'decimal' | 'money' | 'area' | 'date' | 'dateTime' | 'choice' | 'multiChoice' | 'tags'
  | 'boolean' | 'reference' | 'references' | 'phones' | 'emails' | 'url' | 'address' | 'addresses' | 'point' | 'polygon' | 'files'
  | 'duration' | 'position' | 'json';

/** What is wrong with a value; `code` is a message key. */
export class InvalidValue extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Makes the function that a schema calls: `listPrice: money({ indexed: true })`. */
export function field<Value, Options extends FieldOptions & FieldDetails>(kind: FieldKind<Value, Options>) {
  return <const Given extends Options>(options?: Given): Field<Value, Given extends { required: true } ? true : false> =>
    ({ kind: kind as unknown as FieldKind<Value, never>, options: options ?? {} });
}
