import type { Money } from '@gable/db/fields/money.ts';
import type { RecordData } from './description.ts';

/** What a report tells: figures of which records, in which rows and columns, of which time. */
export interface ReportDescription {
  /** The kind of its records. */
  records: string;
  /** Which of them, in the filter language. */
  filter?: string;
  /** What stands along its side, at most two fields, the outer one first. */
  rows: ReportGrouping[];
  /** What stands along its top. */
  column?: ReportGrouping;
  /** Its figures, at most five; the first one is drawn. */
  measures: ReportMeasure[];
  period?: ReportPeriod;
}

/** A field by whose values records are put together. */
export interface ReportGrouping {
  field: string;
  /** Of days and instants: by how long a stretch in the agency's zone, `month` unless told; `age` by how long ago it is. */
  by?: ReportStep;
  /** Where numbers are parted, rising: amounts in whole units, areas in the agency's unit, ages in days. Chosen by the values unless told. */
  bands?: number[];
}
export type ReportStep = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'age';

/**
 * A figure: how many there are, or something of a number field's values, those records left out that have none. The median
 * of an even number of values lies half way between the two in the middle.
 */
export interface ReportMeasure {
  of: 'count' | 'sum' | 'average' | 'median' | 'least' | 'most';
  field?: string;
  /** Told as a share of the whole report's. */
  share?: boolean;
}

/** The time that a report is about: records whose `field` lies in it. */
export interface ReportPeriod {
  field: string;
  /** As the filter language says it: `thisMonth`, `lastQuarter`, `2026`, `12m` for the last twelve months. */
  span: string;
  /** Set beside the stretch before it, or the same a year earlier. */
  comparedWith?: 'before' | 'yearBefore';
}

/** How a report is drawn, its table beside it. */
export type ReportLook = 'table' | 'bars' | 'columns' | 'lines' | 'donut' | 'number';

/** A record of the kind `reports`. */
export interface KeptReport extends RecordData {
  remarks: string | null;
  records: string;
  report: ReportDescription;
  shownAs: ReportLook;
  visibility: 'own' | 'team' | 'agency';
  team: string | null;
}

/** A report worked out, with the rights of who asked. */
export interface ReportResult {
  report: ReportDescription;
  /** For each figure: of which kind its values are, and whether they are money of several currencies. */
  measures: { kind: 'count' | 'integer' | 'decimal' | 'money' | 'area' | 'duration'; title: string }[];
  /** What the rows and the columns are by, as people call it. */
  titles: { rows: string[]; column: string | null };
  columns: ReportHeading[];
  rows: ReportRow[];
  /** Of each column, and of everything. */
  totals: (ReportCell | null)[];
  total: ReportCell;
  period: ReportDays | null;
  before: ReportDays | null;
  at: string;
}

/** Days from the first to before the second, as ISO 8601. */
export interface ReportDays { from: string; to: string }

export interface ReportRow { headings: ReportHeading[]; cells: (ReportCell | null)[]; total: ReportCell }

/** A value that records were put together by; null for those that have none. */
export interface ReportHeading {
  value: string | number | boolean | null;
  /** In the language of who asked. */
  title: string;
  hue?: number;
  meaning?: 'good' | 'warn' | 'bad' | 'info';
}

export interface ReportCell {
  count: number;
  /** One for each figure. */
  values: ReportValue[];
  /** Opens the list of its records. */
  filter: string;
  /** The same of the time that it is set beside. */
  before?: Omit<ReportCell, 'before'>;
}

/** Money is never added up across currencies, so there is one amount for each; null where there is nothing to tell. */
export type ReportValue = number | Money[] | null;
