import type { Filter } from './filter.ts';
import { parseFilter } from './filterLanguage.ts';

/**
 * Which of the fields somebody means who writes `phone`, `bedroomstotal` or `Property`: the one of exactly that name, else the only
 * one of that name in other case, else the only one that is its plural. Undefined where there is none, or more than one.
 */
export function fieldMeant(written: string, names: Iterable<string>): string | undefined {
  return fieldsByName(names)(written);
}

/** The same for who asks often: what it gives answers from a map. */
export function fieldsByName(names: Iterable<string>): (written: string) => string | undefined {
  const exact = new Set(names);
  const folded = new Map<string, string | null>();
  for (const name of exact) folded.set(name.toLowerCase(), folded.has(name.toLowerCase()) ? null : name);
  return (written) => {
    if (exact.has(written)) return written;
    const given = written.toLowerCase();
    if (folded.has(given)) return folded.get(given) ?? undefined;
    const plurals = [...new Set(pluralsOf(given).filter((plural) => folded.has(plural)))];
    return plurals.length === 1 ? folded.get(plurals[0]!) ?? undefined : undefined;
  };
}

/** A filter as it was written, with the true names of its fields; one that can't be read stays as it is. */
export function withTrueNames(filter: string, names: Iterable<string>): string {
  const trueName = fieldsByName(names);
  return namings(filter).reduceRight((text, { at, name }) => {
    const meant = trueName(name);
    return meant === undefined ? text : text.slice(0, at) + meant + text.slice(at + name.length);
  }, filter);
}

interface Naming { at: number; name: string }

/** Where a filter names its fields, from the first to the last. */
function namings(filter: string): Naming[] {
  const found: Naming[] = [];
  const visit = (part: Filter): void => {
    if ('field' in part) {
      const [name] = part.field.split('.') as [string];
      const at = filter.indexOf(name, part.at! - 1 + (part.is === 'has' ? 'has:'.length : 0));
      found.push({ at, name });
    } else if ('not' in part) visit(part.not);
    else if (!('words' in part)) ('all' in part ? part.all : part.any).forEach(visit);
  };
  try {
    visit(parseFilter(filter));
  } catch {
    return [];
  }
  return found;
}

function pluralsOf(singular: string): string[] {
  if (singular === 'person') return ['people', 'persons'];
  const hissing = /(?:[sxzo]|ch|sh)$/.test(singular) ? [`${singular}es`] : [];
  const softened = /[^aeiou]y$/.test(singular) ? [`${singular.slice(0, -1)}ies`] : [];
  return [`${singular}s`, ...hissing, ...softened];
}
