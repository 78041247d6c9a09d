import type { FieldDescription, RecordDescription, TableLayout } from '../../index.ts';
import { fieldOf, fieldsOf } from '../fields/labels.ts';

const unshown: FieldDescription['kind'][] = ['position', 'polygon', 'json'];

/** Fields that may be columns: whatever this member may see, in the order of the form. The title is always the first. */
export function columnFields(description: RecordDescription): FieldDescription[] {
  const names = [...(description.columns ?? []), ...(description.form ?? []).flatMap(({ fields }) => fields)];
  const place = ({ name }: FieldDescription) => (names.includes(name) ? names.indexOf(name) : names.length);
  return fieldsOf(description).filter(({ name, kind }) => name !== 'title' && name !== 'photos' && !unshown.includes(kind)).sort((a, b) => place(a) - place(b));
}

/** The columns beside the title; fields that were hidden from the member or removed since are passed over. */
export function shownColumns(description: RecordDescription, { columns = description.columns ?? [] }: TableLayout): FieldDescription[] {
  return columns.map((name) => fieldOf(description, name)).filter((field) => field !== undefined);
}

export const namesOf = (description: RecordDescription, layout: TableLayout): string[] => shownColumns(description, layout).map(({ name }) => name);

/** Shows a column at the end; hides one that is shown. */
export function toggled(description: RecordDescription, layout: TableLayout, name: string): TableLayout {
  const names = namesOf(description, layout);
  const at = names.indexOf(name);
  if (at < 0) return { ...layout, columns: [...names, name] };
  else return { ...layout, columns: names.toSpliced(at, 1), pinned: pinnedOf(layout) - (at < pinnedOf(layout) ? 1 : 0) };
}

/** Puts a column where another one stands. */
export function moved(description: RecordDescription, layout: TableLayout, { name, to }: { name: string; to: number }): TableLayout {
  const names = namesOf(description, layout);
  return { ...layout, columns: names.filter((other) => other !== name).toSpliced(Math.max(0, to), 0, name) };
}

export const resized = (layout: TableLayout, name: string, width: number): TableLayout =>
  ({ ...layout, widths: { ...layout.widths, [name]: Math.round(Math.max(narrowest, Math.min(widest, width))) } });

export const pinnedOf = ({ pinned = 0 }: TableLayout): number => pinned;

const narrowest = 60;
const widest = 900;

/** In pixels. The title takes what the others leave, unless it was given a width or has to stay beside pinned columns. */
export function widthOf({ widths, pinned }: TableLayout, { name, kind }: FieldDescription): number | undefined {
  if (name === 'title') return widths?.title ?? (pinned ? 280 : undefined);
  else return widths?.[name] ?? usual[kind] ?? 150;
}

const usual: Partial<Record<FieldDescription['kind'], number>> = {
  integer: 120, decimal: 120, area: 120, duration: 120, money: 150, boolean: 100, date: 120, dateTime: 130, choice: 150, phones: 160, longText: 240, address: 220, addresses: 220, references: 180, emails: 200, tags: 200,
};

/** Whether the member has laid anything out: what nobody did adapts itself to a narrow window. */
export const isLaidOut = ({ columns, widths, pinned }: TableLayout): boolean => Boolean(columns || pinned || (widths && Object.keys(widths).length));
