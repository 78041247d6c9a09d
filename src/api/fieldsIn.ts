import type { Filter } from './filter.ts';

/** Names of the fields that a filter asks about, `listPrice` of `listPrice.currency`, each as often as it stands there. */
export function fieldsIn(filter: Filter): string[] {
  if ('field' in filter) return [filter.field.split('.')[0]!];
  else if ('not' in filter) return fieldsIn(filter.not);
  else if ('words' in filter) return [];
  else return ('all' in filter ? filter.all : filter.any).flatMap(fieldsIn);
}
