import type { Filter, Point, RecordData } from '@gable/api';
import { fold } from '@gable/db/fold.ts';

type Comparison = Extract<Filter, { field: string }>;

/** What the naive reading knows of a field: how its values are ordered, and what a written value is among them. */
export interface Known {
  /** What of a record is compared; null where it has none, several where it has a list. */
  values(record: RecordData): (string | number)[];
  /** From and to before, of what somebody writes; the same twice is the value itself. */
  meant(written: string): Meant;
}
export interface Meant { from: string | number; before: string | number | null; /** Before which an age ends: tomorrow. */ isAge?: { before: string | number } }

export interface KnownKind { fields: Record<string, Known>; words(record: RecordData): string[] }

/** Whether a record fulfils a filter, told in memory, slowly and plainly. */
export function fulfils(record: RecordData, filter: Filter, kind: KnownKind): boolean {
  const isSo = (one: Filter): boolean => fulfils(record, one, kind);
  if ('all' in filter) return filter.all.every(isSo);
  else if ('any' in filter) return filter.any.some(isSo);
  else if ('not' in filter) return !isSo(filter.not);
  else if ('words' in filter) return wordsIn(filter.words).every((asked) => kind.words(record).some((word) => (asked.length > 1 ? word.startsWith(asked) : word === asked)));
  else return compares(filter, kind.fields[filter.field]!, record);
}

export const wordsIn = (text: string): string[] => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

function compares({ field, is, value }: Comparison, { values, meant }: Known, record: RecordData): boolean {
  const own = values(record);
  if (is === 'has') return own.length > 0;
  const written = (Array.isArray(value) ? value : [value]).map(String);
  if (is === 'endsWith') return own.some((one) => String(one).endsWith(written[0]!));
  if (is === 'within') return isWithin(record[field] as Point | null | undefined, written.map(Number));
  if (is === 'startsWith') return own.some((one) => String(one).startsWith(String(meant(written[0]!).from)));
  return own.some((one) => written.some((text) => holds(one, is as Bound, meant(text))));
}

/** West of a box may be greater than its east, where it lies across the 180th meridian. */
function isWithin(place: Point | null | undefined, [south, west, north, east]: number[]): boolean {
  if (!place || place.latitude < south! || place.latitude > north!) return false;
  else if (west! > east!) return place.longitude >= west! || place.longitude <= east!;
  else return place.longitude >= west! && place.longitude <= east!;
}

type Bound = '=' | '<' | '<=' | '>' | '>=';

function holds(one: string | number, is: Bound, { from, before, isAge }: Meant): boolean {
  const isIn = before === null ? one === from : one >= from && one < before;
  const isBefore = one < from;
  const isAfter = before === null ? one > from : one >= before;
  if (is === '=') return isIn;
  if (isAge) {
    const isPast = one < isAge.before;
    return { '<': isAfter && isPast, '<=': (isIn || isAfter) && isPast, '>': isBefore, '>=': isBefore || isIn }[is];
  }
  return { '<': isBefore, '<=': isBefore || isIn, '>': isAfter, '>=': isAfter || isIn }[is];
}

/** In the order of some fields, `-` before one that falls; what has no value comes last, and the id breaks ties. */
export function inOrder(records: readonly RecordData[], sort: readonly string[], fields: Record<string, Known>): RecordData[] {
  return [...records].sort((a, b) => {
    for (const written of sort) {
      const { values } = fields[written.replace('-', '')]!;
      const [[one], [other]] = [values(a), values(b)];
      if (one === undefined || other === undefined) {
        if (one !== other) return one === undefined ? 1 : -1;
      } else if (one !== other) return comparedAs(one, other) * (written.startsWith('-') ? -1 : 1);
    }
    return comparedAs(a.id, b.id) * (sort[0]!.startsWith('-') ? -1 : 1);
  });
}

const comparedAs = (one: string | number, other: string | number): number =>
  (typeof one === 'number' ? one - (other as number) : Buffer.compare(Buffer.from(one), Buffer.from(String(other))));
