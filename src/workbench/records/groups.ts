import { writeFilter, type FieldDescription, type Filter, type Money, type RecordData, type RecordDescription } from '@gable/api';
import { choiceLabel, fieldsOf, isNumber, type Figures, type RecordGroup } from '@gable/api/ui';
import type { GableWorkbench } from '../workbench.svelte.ts';
import type { Asked } from './openList.ts';

type Words = Pick<GableWorkbench, 't' | 'has' | 'locale' | 'member' | 'rest'>;
interface Grouping { asked: Asked; by: FieldDescription; figures: { sum: string[]; average: string[] } }
interface Counted { by: Record<string, unknown>; count: number; sum: Record<string, number>; average?: Record<string, number | null> }

const kinds = ['choice', 'boolean', 'reference', 'date', 'dateTime', 'text', 'integer'];

/** Fields by which a table may be grouped: those of its columns first. */
export function groupable(description: RecordDescription): FieldDescription[] {
  const shown = description.columns ?? [];
  const place = ({ name }: FieldDescription): number => (shown.includes(name) ? shown.indexOf(name) : shown.length);
  return fieldsOf(description).filter(({ name, kind, sortable, filterable }) => name !== 'title' && kinds.includes(kind) && sortable && filterable).sort((a, b) => place(a) - place(b));
}

const isDated = ({ kind }: FieldDescription): boolean => kind === 'date' || kind === 'dateTime';

/** What the server groups by: days by their months. */
const keyAsked = (by: FieldDescription): string => (isDated(by) ? `${by.name}.month` : by.name);

/** The groups of all that is asked for, in the order in which one looks for them. Counts alone tell of glimpses too. */
export async function loadGroups(workbench: Words, { asked, by, figures }: Grouping): Promise<RecordGroup[]> {
  const key = keyAsked(by);
  const [counts, summed] = await Promise.all([aggregate(asked, { by: key }), wants(figures) ? aggregate(asked, { by: key, ...asText(figures) }) : []]);
  const titles = await titlesOf(workbench, by, counts.map((group) => group.by[key]));
  const groups = counts.map(({ by: { [key]: value }, count }): RecordGroup => ({
    key: JSON.stringify(value ?? null), value: value ?? null, count, label: labelOf(workbench, { asked, by, titles }, value ?? null),
    figures: figuresOf(asked.description, summed.filter((group) => isSame(group.by[key], value)), figures),
  }));
  return inOrder(groups, { by, locale: workbench.locale, falls: firstSort(asked, by) });
}

/** Sums and averages of all that is asked for. */
export async function loadFigures(asked: Asked, figures: Grouping['figures']): Promise<Figures> {
  return wants(figures) ? figuresOf(asked.description, await aggregate(asked, asText(figures)), figures) : {};
}

/** The filter of what belongs to a group. One that says «or» has to stay together. */
export function inGroup(by: FieldDescription, value: unknown, filter?: string): string {
  const own: Filter = value === null ? { not: { field: by.name, is: 'has', value: true } } : { field: by.name, is: '=', value: by.kind === 'boolean' ? (value ? 'yes' : 'no') : String(value) };
  return filter ? `(${filter}) ${writeFilter(own)}` : writeFilter(own);
}

const wants = ({ sum, average }: Grouping['figures']): boolean => sum.length + average.length > 0;
const asText = ({ sum, average }: Grouping['figures']): Record<string, string> => ({ ...(sum.length && { sum: sum.join(',') }), ...(average.length && { average: average.join(',') }) });

async function aggregate({ rest, description: { kind }, query: { filter, q, archived } }: Asked, what: Record<string, string>): Promise<Counted[]> {
  return (await rest.get<{ data: Counted[] }>(`${kind}/aggregate`, { ...what, filter, q, archived })).data;
}

/** Rows of one group are apart by all currencies; each figure is put together by its own. */
export function figuresOf({ fields }: RecordDescription, rows: Counted[], { sum, average }: Grouping['figures']): Figures {
  const ofOne = (name: string): (number | Money)[] => {
    const isMoney = fields.find((field) => field.name === name)?.kind === 'money';
    const byCurrency = Map.groupBy(rows, ({ by }) => (isMoney ? (by[`${name}.currency`] as string | null) : ''));
    return [...byCurrency].filter(([currency]) => currency !== null).flatMap(([currency, group]): (number | Money)[] => {
      const value = sum.includes(name) ? group.reduce((all, one) => all + one.sum[name]!, 0) : averageOf(group, name);
      if (value === null) return [];
      else return [isMoney ? { amount: value, currency: currency! } : value];
    });
  };
  return Object.fromEntries([...sum, ...average].map((name) => [name, ofOne(name)]));
}

// Groups that another amount's currency has parted are weighed by how many they are.
function averageOf(group: Counted[], name: string): number | null {
  const valued = group.filter((one) => one.average?.[name] !== null && one.average?.[name] !== undefined);
  const count = valued.reduce((all, one) => all + one.count, 0);
  return count ? valued.reduce((all, one) => all + one.average![name]! * one.count, 0) / count : null;
}

async function titlesOf({ rest, member }: Words, { kind, target }: FieldDescription, values: unknown[]): Promise<Map<string, string>> {
  const ids = values.filter((value) => typeof value === 'string');
  if (kind !== 'reference' || !target) return new Map();
  if (target === 'members') return new Map(ids.map((id) => [id, member(id)?.title ?? '']));
  const pages = Array.from({ length: Math.ceil(ids.length / 100) }, (_, at) => ids.slice(at * 100, at * 100 + 100));
  const answers = await Promise.all(pages.map((page) => rest.get<{ data: RecordData[] }>(target, { filter: writeFilter({ field: 'id', is: '=', value: page }), archived: 'any', limit: 100 })));
  return new Map(answers.flatMap(({ data }) => data.map(({ id, title }) => [id, title])));
}

function labelOf(workbench: Words, { asked: { description }, by, titles }: { asked: Asked; by: FieldDescription; titles: Map<string, string> }, value: unknown): string {
  if (value === null) return workbench.t('list.group.none');
  else if (by.kind === 'choice') return choiceLabel(workbench, description.kind, { field: by, value: String(value) });
  else if (by.kind === 'boolean') return workbench.t(value ? 'field.yes' : 'field.no');
  else if (by.kind === 'reference') return titles.get(String(value)) || workbench.t('field.unnamed');
  else if (isDated(by)) return monthName(String(value), workbench.locale);
  else return typeof value === 'number' ? new Intl.NumberFormat(workbench.locale, { useGrouping: value > 9_999 }).format(value) : String(value);
}

/** «November 2026». Months are those of the Gregorian calendar, whatever language they are named in. */
export const monthName = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15T12:00:00Z`));

const isSame = (one: unknown, other: unknown): boolean => (one ?? null) === (other ?? null);

/** Whether the list is sorted by the same field, and how; months come newest first unless it says otherwise. */
function firstSort({ query, description }: Asked, by: FieldDescription): boolean {
  const [first = ''] = (query.sort ?? description.sort).split(',');
  return first.replace(/^-/, '') === by.name ? first.startsWith('-') : isDated(by);
}

/** Choices as the field has them, the rest by what they are called, and last what has no value. */
export function inOrder(groups: RecordGroup[], { by, locale, falls }: { by: FieldDescription; locale: string; falls: boolean }): RecordGroup[] {
  const words = new Intl.Collator(locale, { numeric: true });
  const place = (value: unknown): number => by.choices?.findIndex((choice) => choice.value === value) ?? -1;
  const compare = (a: RecordGroup, b: RecordGroup): number =>
    by.kind === 'choice' ? place(a.value) - place(b.value)
    : by.kind === 'boolean' ? Number(b.value) - Number(a.value)
    : isNumber(by.kind) || isDated(by) ? (a.value! < b.value! ? -1 : 1)
    : words.compare(a.label, b.label);
  const valued = groups.filter(({ value }) => value !== null).sort(compare);
  return [...(falls ? valued.reverse() : valued), ...groups.filter(({ value }) => value === null)];
}

