import { Refusal, writeFilter, type Filter, type RecordData, type ReportCell, type ReportHeading, type ReportResult, type ReportRow } from '@gable/api';
import type { Stored } from '@gable/db/field.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { inclusions, withTitles } from '../records/include.ts';
import type { Dimension } from './dimension.ts';
import { addGroup, emptyGroup, valueOf, weightOf, type Group } from './figures.ts';
import type { Periods } from './period.ts';
import { mostCells, type KeyedGroup } from './readGroups.ts';
import type { Reporting } from './reporting.ts';
import { wordingFor } from './wording.ts';

interface Stretch { dimensions: readonly Dimension[]; filter: Filter; groups: readonly KeyedGroup[] }

/** Groups in rows and columns, with the sums of each and of all. */
export async function arranged(reporting: Reporting, { stretches, periods }: { stretches: readonly Stretch[]; periods: Periods | null }): Promise<ReportResult> {
  const { report, definition } = reporting;
  const [now] = stretches as [Stretch];
  const sides = now.dimensions.map((dimension, index) => sideOf(reporting, { dimension, index, stretches }));
  const titles = await Promise.all(now.dimensions.map((dimension) => namesOf(reporting, dimension, stretches)));
  const rows = report.rows.length;
  const lookups = stretches.map((stretch) => new Lookup(stretch));
  const cellAt = (keys: readonly (Stored | undefined)[]): ReportCell => cellOf(reporting, { keys, stretches, lookups, sides });

  const columnKeys: readonly (Stored | undefined)[] = report.column ? sides[rows]!.keys : [];
  const paths = pathsOf(sides.slice(0, rows).map(({ keys, always }) => ({ keys, always })), lookups);
  if (paths.length * Math.max(columnKeys.length, 1) > mostCells) throw new Refusal('report.tooManyCells', { values: { most: mostCells } });
  const headingOf = (index: number, key: Stored): ReportHeading => {
    const heading = now.dimensions[index]!.heading(key, sides[index]!.shown.get(key) ?? null);
    return { ...heading, title: titles[index]!.get(heading.value as string) ?? heading.title };
  };
  const inOrder = ordered(reporting, { paths, cellAt: (path) => weightOf(definition, report.measures[0]!, lookups[0]!.at(path)), sides });
  const shownRows = rows === 0 ? [] : inOrder.map((path): ReportRow => ({
    headings: path.map((key, index) => headingOf(index, key)),
    cells: columnKeys.map((key) => filled(cellAt([...path, key]))),
    total: cellAt(path),
  }));
  const nothing = sides.slice(0, rows).map(() => undefined);
  const wording = wordingFor(reporting);
  return {
    report, at: new Date().toISOString(), period: periods?.now ?? null, before: periods?.before ?? null,
    measures: report.measures.map((measure) => ({ title: wording.measure(measure), kind: measure.field ? definition.fields[measure.field]!.kind.name as 'money' : 'count' })),
    titles: { rows: report.rows.map(({ field }) => wording.label(field)), column: report.column ? wording.label(report.column.field) : null },
    columns: columnKeys.map((key) => headingOf(rows, key!)),
    rows: shownRows,
    totals: columnKeys.map((key) => filled(cellAt([...nothing, key]))),
    total: cellAt([]),
  };
}

const filled = (cell: ReportCell): ReportCell | null => (cell.count || cell.before?.count ? cell : null);

interface Side { keys: Stored[]; always: readonly Stored[]; shown: Map<Stored, Stored> }

/** The keys of one side in their order, those without a value last. */
function sideOf({ report, definition }: Reporting, { dimension, index, stretches }: { dimension: Dimension; index: number; stretches: readonly Stretch[] }): Side {
  const shown = new Map<Stored, Stored>();
  const weights = new Map<Stored, number>(dimension.always.map((key) => [key, 0]));
  const groups = stretches.flatMap((stretch) => stretch.groups);
  for (const { keys, shown: own, group } of groups) {
    const key = keys[index]!;
    shown.set(key, own[index]!);
    weights.set(key, (weights.get(key) ?? 0) + weightOf(definition, report.measures[0]!, group));
  }
  const place = new Map(dimension.order?.map((key, at) => [key, at]));
  const known = dimension.order && dimension.always.length ? [...weights.keys()].filter((key) => key === null || place.has(key)) : [...weights.keys()];
  const before = (one: Stored, other: Stored): number => {
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
    const [first, second] = [place.get(one) ?? Infinity, place.get(other) ?? Infinity];
    return first !== second ? first - second : weights.get(other)! - weights.get(one)! || (String(one) < String(other) ? -1 : 1);
  };
  return { keys: known.sort(before), always: dimension.always, shown };
}

/** Every way from an outer row to an inner one that there is. */
function pathsOf(sides: readonly Pick<Side, 'keys' | 'always'>[], lookups: readonly Lookup[]): Stored[][] {
  const [outer, inner] = sides;
  if (!outer) return [];
  else if (!inner) return outer.keys.map((key) => [key]);
  else return outer.keys.flatMap((key) => inner.keys.filter((one) => lookups.some((lookup) => lookup.at([key, one]).count > 0)).map((one) => [key, one]));
}

/** Inner rows of what has no order of its own stand by their weight within their outer one. */
function ordered({ report }: Reporting, { paths, cellAt, sides }: { paths: Stored[][]; cellAt: (path: Stored[]) => number; sides: readonly Side[] }): Stored[][] {
  if (report.rows.length < 2) return paths;
  const outer = new Map(sides[0]!.keys.map((key, index) => [key, index]));
  const inner = new Map(sides[1]!.keys.map((key, index) => [key, index]));
  const isOrdered = sides[1]!.always.length > 0;
  return [...paths].sort((one, other) => outer.get(one[0]!)! - outer.get(other[0]!)! || (isOrdered ? 0 : cellAt(other) - cellAt(one)) || inner.get(one[1]!)! - inner.get(other[1]!)!);
}

/** Groups put together by any of their keys; undefined stands for whatever there is. */
class Lookup {
  readonly #groups: readonly KeyedGroup[];
  readonly #kept = new Map<string, Map<string, Group>>();

  constructor({ groups }: Stretch) {
    this.#groups = groups;
  }

  at(keys: readonly (Stored | undefined)[]): Group {
    const told = keys.flatMap((key, index) => (key === undefined ? [] : [index]));
    const shape = told.join();
    let groups = this.#kept.get(shape);
    if (!groups) this.#kept.set(shape, groups = this.#put(told));
    return groups.get(JSON.stringify(told.map((index) => keys[index]))) ?? emptyGroup();
  }

  #put(told: readonly number[]): Map<string, Group> {
    const groups = new Map<string, Group>();
    for (const { keys, group } of this.#groups) {
      const id = JSON.stringify(told.map((index) => keys[index]));
      let sum = groups.get(id);
      if (!sum) groups.set(id, sum = emptyGroup());
      addGroup(sum, group);
    }
    return groups;
  }
}

interface Asked { keys: readonly (Stored | undefined)[]; stretches: readonly Stretch[]; lookups: readonly Lookup[]; sides: readonly Side[] }

function cellOf({ report, definition, hidden }: Reporting, { keys, stretches, lookups, sides }: Asked): ReportCell {
  const [now, before] = stretches.map(({ dimensions, filter }, index): Omit<ReportCell, 'before'> => {
    const group = lookups[index]!.at(keys);
    const parts = dimensions.flatMap((dimension, at): Filter[] => {
      const key = keys[at];
      if (key !== undefined) return [dimension.filter(key, sides[at]!.shown.get(key) ?? null)];
      else return hidden.has(dimension.field) ? [eitherWay(dimension.field)] : [];
    });
    return { count: group.count, values: report.measures.map((measure) => valueOf(definition, measure, group)), filter: writeFilter({ all: [filter, ...parts] }).trim() };
  });
  return { ...now!, ...(before && { before }) };
}

/** Asks for a field that outlines hide, so that a list finds those alone that the report could put together by it. */
const eitherWay = (field: string): Filter => ({ any: [{ field, is: 'has', value: true }, { not: { field, is: 'has', value: true } }] });

/** What references are called, as far as the caller sees them. */
async function namesOf({ definition, caller, office: { engine } }: Reporting, { field }: Dimension, stretches: readonly Stretch[]): Promise<Map<string, string>> {
  const index = stretches[0]!.dimensions.findIndex((dimension) => dimension.field === field);
  if (field !== 'holder' && definition.fields[field]?.kind.name !== 'reference') return new Map();
  const ids = new Set(stretches.flatMap(({ groups }) => groups.flatMap(({ keys }) => (keys[index] === null ? [] : [keys[index] as string]))));
  const data = [...ids].map((id) => ({ [field]: id }) as RecordData);
  const named = await withTitles(data, { caller, engine, included: inclusions(definition, [field], seenKinds(caller)) });
  return new Map(named.map((one) => { const { id, title } = one[field] as { id: string; title: string }; return [id, title || '–']; }));
}
