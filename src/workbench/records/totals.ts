import type { FieldDescription, Money, RecordData, RecordDescription } from '@gable/api';
import { countOf, inColumn, type Asked, type Counted } from './openList.ts';

/** How many stand in a column and what they are worth together; no sum where there are several currencies. */
export interface Total extends Counted { sum: Money | null }

interface Group { by: Record<string, string | null>; count: number; sum: Record<string, number> }

/** The totals of a board's columns by their values, those cards included that are not loaded. */
export async function totalsOf(asked: Asked): Promise<ReadonlyMap<string, Total>> {
  const by = boardFieldOf(asked.description);
  const values = columnValues(asked.description);
  const totals = by?.kind === 'choice' ? aggregated(asked, { by: by.name, values }) : counted(asked, values);
  return totals.catch(() => new Map<string, Total>());
}

/** Counts alone tell of glimpses too, which have no worth. */
async function aggregated(asked: Asked, { by, values }: { by: string; values: string[] }): Promise<Map<string, Total>> {
  const money = moneyOf(asked.description)?.name;
  const [counts, sums] = await Promise.all([groups(asked, { by }), money ? groups(asked, { by, sum: money }) : []]);
  return new Map(values.map((value) => {
    const count = counts.find((group) => (group.by[by] ?? noValue) === value)?.count ?? 0;
    return [value, { count, atLeast: false, sum: money ? sumOf(sums.filter((group) => (group.by[by] ?? noValue) === value), money) : null }];
  }));
}

async function groups({ rest, description: { kind }, query: { filter, q, archived } }: Asked, what: { by: string; sum?: string }): Promise<Group[]> {
  return (await rest.get<{ data: Group[] }>(`${kind}/aggregate`, { ...what, filter, q, archived })).data;
}

function sumOf(all: Group[], money: string): Money | null {
  const [one, ...others] = all.filter(({ by }) => by[`${money}.currency`]);
  return one && !others.length ? { amount: one.sum[money]!, currency: one.by[`${money}.currency`]! } : null;
}

async function counted(asked: Asked, values: string[]): Promise<Map<string, Total>> {
  return new Map(await Promise.all(values.map(async (value): Promise<[string, Total]> => {
    const filter = inColumn(asked.description, asked.query, value);
    return [value, { ...(await countOf({ ...asked, query: { ...asked.query, filter } })), sum: null }];
  })));
}

/** The whole number where counting stopped early but every column knows its own; of several values, a record stands in several columns. */
export function wholeCount(description: RecordDescription, counted: Counted | null, columns: { total: Total | null }[]): Counted | null {
  const isKnown = boardFieldOf(description)?.kind === 'choice' && columns.length > 0 && columns.every(({ total }) => total && !total.atLeast);
  return counted?.atLeast && isKnown ? { count: columns.reduce((sum, { total }) => sum + total!.count, 0), atLeast: false } : counted;
}

/** What a total will be when a card has come (1) or gone (-1), until the server says so. */
export function shifted(total: Total, difference: number, { record, description }: { record: RecordData; description: RecordDescription }): Total {
  const money = moneyOf(description);
  const worth = money && (record[money.name] as Money | null | undefined);
  return { ...total, count: total.count + difference, sum: worth ? summed(total, { ...worth, amount: worth.amount * difference }) : total.sum };
}

function summed({ count, sum }: Total, worth: Money): Money | null {
  if (!sum) return count === 0 ? worth : null;
  else return sum.currency === worth.currency ? { ...sum, amount: sum.amount + worth.amount } : null;
}

export const boardFieldOf = ({ fields, boardBy }: RecordDescription): FieldDescription | undefined => fields.find(({ name }) => name === boardBy);

/** The column of those that have no value of the board's field. */
export const noValue = '';

/** The columns of a board in their order, first the one of those that were given no value yet. */
export function columnValues(description: RecordDescription): string[] {
  const by = boardFieldOf(description);
  const values = by?.choices?.map(({ value }) => value) ?? [];
  return by?.required ? values : [noValue, ...values];
}

/** Whether a value of the board's field, or one of several, puts a record into a column. */
export function standsIn(column: string, value: unknown): boolean {
  const values = [value ?? []].flat();
  return column === noValue ? values.length === 0 : values.includes(column);
}

/** What a card is worth. */
const moneyOf = ({ fields, summary }: RecordDescription): FieldDescription | undefined => fields.find(({ name, kind }) => kind === 'money' && summary?.includes(name));
