/** How a field is compared. `has` asks whether there is any value; `startsWith` and `endsWith` fold case and accents. */
export type Operator = '=' | '<' | '<=' | '>' | '>=' | 'has' | 'startsWith' | 'endsWith';

/** A condition over the fields of one record kind, as a tree. The filter language is its written form. */
export type Filter =
  | { all: Filter[] }
  | { any: Filter[] }
  | { not: Filter }
  | { field: string; is: Operator; value: string | number | boolean | null | string[]; /** Where it stands in the text that it was read from, from 1. */ at?: number }
  | { words: string };
