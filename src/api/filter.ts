/**
 * How a field is compared. `has` asks whether there is any value; `startsWith` folds case and accents; `endsWith` is for telephone
 * numbers; `within` asks whether a place lies in a box, whose value is its sides in degrees: south, west, north, east.
 */
export type Operator = '=' | '<' | '<=' | '>' | '>=' | 'has' | 'startsWith' | 'endsWith' | 'within';

/** A condition over the fields of one record kind, as a tree. The filter language is its written form. */
export type Filter =
  | { all: Filter[] }
  | { any: Filter[] }
  | { not: Filter }
  | { field: string; is: Operator; value: string | number | boolean | null | string[]; /** Where it stands in the text that it was read from, from 1. */ at?: number }
  | { words: string };
