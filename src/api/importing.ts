import type { FieldChange } from './bootstrap.ts';

/**
 * A form of file that an extension knows, as JSON beside its manifest, which names it in `contributes.importers`.
 * Nothing of it is code: the host reads the file.
 */
export interface Importer {
  /** Its name is the message of this key; that of a variant is `<id>.<variant>`. */
  id: string;
  /** Kind of the records that it makes. */
  records: string;
  /** Headings that a file of this form has, all of them. Left out: words for the columns of any file of these records. */
  recognisedBy?: string[];
  /** What becomes of a column, by its heading without regard to case, spaces and punctuation. */
  columns: Record<string, ColumnMapping>;
  /** Values that the file does not say and that hold for each record. */
  constants?: Record<string, unknown>;
  /** The field that tells which rows are about the same record: the later ones change it. */
  identity?: string;
  /** What becomes of a column of an unknown heading that holds such values. */
  byContent?: Partial<Record<ContentKind, ColumnMapping>>;
  /** Heading of the column by whose values the rows about one record follow each other. */
  orderedBy?: string;
  /** Ways to read the same file, of which the user takes one; the first unless told. */
  variants?: { id: string; columns: Record<string, ColumnMapping>; constants?: Record<string, unknown> }[];
}

/** What a column's values tell of themselves. `firstName` and `lastName` are two columns of names beside each other. */
export type ContentKind = 'email' | 'phone' | 'url' | 'date' | 'money' | 'yesNo' | 'postcode' | 'latitude' | 'longitude' | 'fullName' | 'firstName' | 'lastName';

/** What becomes of one column. */
export interface ColumnMapping {
  /** A field, or a part of one: `location.latitude`, `addresses.city`. Null leaves the column out. */
  field: string | null;
  /** A field that gets the same: what a home was sold for is also what it is offered at. An importer's to say. */
  also?: string;
  /** What an area is measured in. */
  unit?: AreaUnit;
  /** Order of a date's parts; a year of four digits at the front needs none. */
  dates?: DateOrder;
  /** The decimal sign of its numbers, where `1.234` could be read in two ways. */
  decimal?: DecimalSign;
  /** Of its amounts, as ISO 4217 names it; what is written beside an amount goes before, but for a dollar, which may be of any country. */
  currency?: string;
  /** What it is to them, where the field holds several: `work` for a column of telephone numbers at work. */
  label?: string;
  /** Takes the last word of a whole name: `lastName`; the others go to `field`. */
  lastWordTo?: string;
  /** What is written, and the value that it stands for. */
  values?: Record<string, string>;
  /** What is written where there is no value: `0` for a year of renovation. */
  emptyWhen?: string[];
  /** What becomes of a row that names one who is not there, or several: it is refused unless told. Nothing that is required is left empty. */
  unknown?: 'refuse' | 'empty';
}

export type AreaUnit = 'squareFeet' | 'squareMeters' | 'acres' | 'hectares';
export type DateOrder = 'dayFirst' | 'monthFirst' | 'yearFirst';
export type DecimalSign = 'point' | 'comma';
/** What of a column can be meant in several ways. */
export type ColumnQuestion = 'dates' | 'decimal' | 'currency';

/** In which form a file was sent, as its content tells, whatever its name says. */
export interface FileForm {
  kind: 'csv' | 'xlsx' | 'vcard' | 'jsonl';
  /** Of a text, by its name in the WHATWG Encoding Standard; null for a workbook. */
  encoding: string | null;
  /** False where the letters could be meant otherwise: whoever sent it should look at them. */
  isEncodingSure: boolean;
  /** What separates the values of a CSV; a space stands for any number of them. Null for the other kinds. */
  delimiter: string | null;
  /** Sheets of a workbook, and the one that is read. */
  sheets: string[];
  sheet: string | null;
  /** False where the first row is data already; its columns are called A, B, C. */
  headings: boolean;
}

/** What somebody says about the form of a file, where it is not to be guessed. */
export interface AskedForm {
  form?: string | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  sheet?: string | undefined;
  headings?: boolean | undefined;
}

/** How one file is read. */
export interface Mapping {
  form: FileForm;
  importer: string | null;
  variant: string | null;
  /** Name of the profile that its columns are from. */
  profile: string | null;
  /** One for each column, in order. */
  columns: MappedColumn[];
  constants: Record<string, unknown>;
  identity: string | null;
  /** Position of the column that orders the rows about one record. */
  orderedBy: number | null;
}

export interface MappedColumn extends ColumnMapping {
  heading: string;
  /** A few of its values, as they are written. */
  samples: string[];
  /** Its field was guessed from its values, for the heading is unknown. */
  byContent?: boolean;
  /** What was guessed of it and should be looked at. */
  asks?: ColumnQuestion[];
}

/** What to do with a row about a record that was there before the import. */
export type Decision = 'skip' | 'update' | 'make';
/** The same for all such rows, or one by one; of those of which nobody decides `imports.apply` says `otherwise`, and they are skipped where it does not. */
export type Duplicates = Decision | 'decide';

/** A row about a record that is there already: one of `GET /jobs/<id>/duplicates`. */
export interface Duplicate {
  /** Line of the file, from 1. */
  line: number;
  /** What the record would be called that the row makes. */
  title: string;
  /** The record that is there; null where it is an earlier row, or where the caller may not know of it. */
  record: { id: string; title: string; isArchived: boolean } | null;
  /** Line of an earlier row about the same. */
  earlier: number | null;
  /** Field that tells that it is the same, and its value as it is compared. */
  by: string | null;
  shared: string | null;
  /** What an update would change; nothing of what the caller may not see. */
  changes: FieldChange[];
}

/** A way to read files, kept under a name for the next one with the same headings: a setting of the agency. */
export interface ImportProfile {
  name: string;
  records: string;
  /** By heading, as it stood in the file. */
  columns: Record<string, ColumnMapping>;
}

/** How far an import is: `progress` of its job. */
export interface ImportState {
  records: string;
  fileName: string;
  phase: 'judging' | 'judged' | 'applying' | 'paused' | 'applied' | 'undoing' | 'undone';
  mapping: Mapping | null;
  /** Of the form that was recognised. */
  variants: string[];
  /** Names of the profiles for such records. */
  profiles: string[];
  duplicates: Duplicates;
  /** Rows of the file, without its headings and empty lines. */
  rows: number;
  /** Rows that make a record, and rows that change one that an earlier row made. */
  toCreate: number;
  toChange: number;
  /** Rows about records that the agency has already; told where somebody looks before it is applied. */
  there: number;
  /** Of those, the ones in the archive: there they stay when they are skipped, and come back when they are changed. */
  inArchive: number;
  /** Rows that were applied, however. */
  done: number;
  created: number;
  changed: number;
  /** Records that came back from the archive, for they were changed. */
  restored: number;
  /** Records that it made or changed, each once, whatever the rows: what `undone` and `kept` add up to in the end. */
  touched: number;
  /** Rows about records that were there already. */
  skipped: number;
  refused: number;
  /** The first of those that were refused. */
  problems: RowProblem[];
  examples: ImportExamples;
  /** Names that nobody here has, or several, by the columns that hold them. */
  unknownNames: UnknownNames[];
  /** Where `undo` stands: records taken back, and those that were changed since and stay. */
  undone: number;
  kept: number;
  /** Why the file as a whole can't be taken. */
  failure?: { code: string; values: Record<string, string | number> };
  /** How far into the judged rows, in bytes, it has come; and the entry of the history down to which it was undone. */
  offset: number;
  undoneDownTo: number | null;
}

/** The first few rows of each lot: what will become of them, and once it is applied, what became of them. */
export interface ImportExamples { created: RowExample[]; changed: RowExample[]; there: RowExample[]; refused: RowExample[] }

export interface UnknownNames {
  field: string;
  heading: string;
  /** Rows that have one of them. */
  rows: number;
  /** The first ten, each once, as they are written. */
  names: string[];
  hasMore: boolean;
}

export interface RowExample {
  /** Line of the file, from 1. */
  line: number;
  /** What the record would be called that the row makes. */
  title: string;
  /** Fields that the row changes, or of one that is there, would change. */
  fields?: string[];
}

export interface RowProblem {
  /** Line of the file, from 1. */
  line: number;
  /** Heading of the column; null where the row as a whole is refused. */
  heading: string | null;
  written: string | null;
  /** A message key. */
  code: string;
}
