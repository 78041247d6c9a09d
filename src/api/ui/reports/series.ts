import type { ReportCell, ReportHeading, ReportResult } from '../../index.ts';
import type { Workbench } from '../workbench.ts';
import { listAddress } from './listAddress.ts';
import { asValue, drawnCurrency, sayValue, sizeOf } from './sayValue.ts';

export interface Point { size: number; text: string; address: string | null }
export interface Series { title: string; colour: string; points: Point[]; isBefore: boolean }

/** A report as it is drawn: for each category one point of each series. */
export interface Drawing {
  categories: string[];
  series: Series[];
  /** Whether the series of a category add up to something. */
  isStacked: boolean;
  /** What each category comes to. */
  totals: Point[];
  /** How much there is of a category or a point at most. */
  most: number;
  /** Whether there is nothing between two numbers that follow each other. */
  isWhole: boolean;
  say(size: number): string;
}

const mostSeries = 7;
/** In an order in which neighbours are told apart, whoever sees which colours. */
const hues = [6, 1, 4, 8, 2, 5, 7, 3];

interface Line { heading: ReportHeading; at(category: number): ReportCell | null; size: number }

export function drawingOf(workbench: Workbench, result: ReportResult, measure: number): Drawing {
  const figure = result.measures[measure] ?? result.measures[0]!;
  const at = result.measures[measure] ? measure : 0;
  const currency = drawnCurrency(result, at, workbench.agency.currency);
  const point = (cell: Omit<ReportCell, 'before'> | null | undefined): Point => ({
    size: cell ? sizeOf(cell.values[at]!, currency) : 0,
    text: cell ? sayValue(workbench, { ...figure, isShort: true }, cell.values[at]!) : '–',
    address: cell ? listAddress(workbench, result.report.records, cell.filter) : null,
  });
  const { headings, lines, totals } = linesOf(result, (cell) => (cell ? sizeOf(cell.values[at]!, currency) : 0));
  const of = result.report.measures[at]!.of;
  const isStacked = lines.length > 0 && (of === 'count' || of === 'sum');
  const series = lines.length ? seriesOf(workbench, { lines, headings, point, isStacked }) : plainSeries(workbench, { totals, point, result });
  const points = totals.map(point);
  const sizes = [...(isStacked ? points : series.flatMap((one) => one.points)), ...points].map(({ size }) => size);
  return { categories: headings.map(({ title }) => title), series, isStacked, totals: points, most: Math.max(...sizes, 0), isWhole: figure.kind === 'count', say: (size) => sayValue(workbench, { ...figure, isShort: true }, asValue(figure, size, currency)) };
}

interface Arranged { headings: ReportHeading[]; lines: Line[]; totals: ReportCell[] }

/** Rows are categories; what stands along the top, or else the inner rows, are the series. */
function linesOf(result: ReportResult, sizeAt: (cell: ReportCell | null) => number): Arranged {
  const { rows, columns, totals, total } = result;
  if (!result.report.rows.length) return { headings: columns.length ? columns : [{ value: null, title: '' }], lines: [], totals: columns.length ? totals.map((cell) => cell ?? emptyCell(total)) : [total] };
  if (result.report.rows.length === 1) {
    const lines = columns.map((heading, index): Line => ({ heading, at: (category) => rows[category]!.cells[index] ?? null, size: sizeAt(totals[index] ?? null) }));
    return { headings: rows.map(({ headings }) => headings[0]!), lines, totals: rows.map((row) => row.total) };
  }
  const outer = [...new Map(rows.map(({ headings: [heading] }) => [heading!.value, heading!])).values()];
  const inner = [...new Map(rows.map(({ headings: [, heading] }) => [heading!.value, heading!])).values()];
  const cellAt = (category: ReportHeading, heading: ReportHeading): ReportCell | null => rows.find(({ headings: [one, other] }) => one!.value === category.value && other!.value === heading.value)?.total ?? null;
  const lines = inner.map((heading): Line => ({ heading, at: (category) => cellAt(outer[category]!, heading), size: outer.reduce((sum, one) => sum + sizeAt(cellAt(one, heading)), 0) }));
  return { headings: outer, lines, totals: outer.map((category) => summed(rows.filter(({ headings: [one] }) => one!.value === category.value).map((row) => row.total))) };
}

const emptyCell = ({ values, filter }: ReportCell): ReportCell => ({ count: 0, values: values.map(() => null), filter });

/** Rows that stand under one outer row, together; only their number and sums can be. */
function summed(cells: ReportCell[]): ReportCell {
  const [first, ...others] = cells as [ReportCell, ...ReportCell[]];
  return others.reduce((sum, cell): ReportCell => ({
    ...sum, count: sum.count + cell.count,
    values: sum.values.map((value, index) => {
      const other = cell.values[index] ?? null;
      if (Array.isArray(value) && Array.isArray(other)) return value.map((money) => ({ ...money, amount: money.amount + (other.find(({ currency }) => currency === money.currency)?.amount ?? 0) }));
      else return typeof value === 'number' && typeof other === 'number' ? value + other : value ?? other;
    }),
  }), first);
}

interface Colouring { lines: Line[]; headings: ReportHeading[]; point: (cell: ReportCell | null) => Point; isStacked: boolean }

function seriesOf({ t }: Workbench, { lines, headings, point, isStacked }: Colouring): Series[] {
  const bySize = [...lines].sort((one, other) => other.size - one.size);
  const shown = lines.length > mostSeries + 1 ? lines.filter((line) => bySize.indexOf(line) < mostSeries) : lines;
  const drawn = shown.map((line, index): Series => ({ title: line.heading.title, colour: colourOf(line.heading, index), isBefore: false, points: headings.map((_one, category) => point(line.at(category))) }));
  const rest = lines.filter((line) => !shown.includes(line));
  if (!rest.length || !isStacked) return drawn;
  const others = headings.map((_one, category): Point => ({ size: rest.reduce((sum, line) => sum + point(line.at(category)).size, 0), text: '', address: null }));
  return [...drawn, { title: t('report.others', { count: rest.length }), colour: 'var(--line-strong)', isBefore: false, points: others }];
}

function plainSeries({ t }: Workbench, { totals, point, result }: { totals: ReportCell[]; point: (cell: Omit<ReportCell, 'before'> | null | undefined) => Point; result: ReportResult }): Series[] {
  const now: Series = { title: t('report.now'), colour: 'var(--accent)', isBefore: false, points: totals.map(point) };
  if (!result.before) return [now];
  return [now, { title: t('report.before'), colour: 'var(--line-strong)', isBefore: true, points: totals.map((cell) => point(cell.before)) }];
}

export function colourOf({ hue, meaning, value }: ReportHeading, index: number): string {
  if (meaning) return `color-mix(in oklch, var(--${meaning}) 80%, var(--surface))`;
  else if (value === null) return 'var(--line-strong)';
  else return `var(--hue-${hue || hues[index % hues.length]!})`;
}

/** Round numbers from zero to past the largest, at most five. */
export function ticksTo({ most, isWhole }: Pick<Drawing, 'most' | 'isWhole'>): number[] {
  if (most <= 0) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough && (!isWhole || Number.isInteger(one)))!, Number.EPSILON);
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_one, index) => index * step);
}
