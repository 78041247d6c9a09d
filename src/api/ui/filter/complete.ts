import { writeFilter, type FieldDescription, type RecordData, type RecordDescription } from '../../index.ts';
import { choiceLabel, fieldsOf, fieldWritten, labelOf } from '../fields/labels.ts';
import { tagsInUse } from '../fields/tagsInUse.ts';
import type { Workbench } from '../workbench.ts';

/** What may stand where somebody is typing in a filter: from `from` to `to` of the text it is replaced by `text`. */
export interface Completion { from: number; to: number; offers: Offer[] }
export interface Offer {
  text: string;
  /** In the reader's words. */
  label: string;
  /** True where the condition is whole; another one may begin. */
  isWhole: boolean;
}

/** The condition that a caret stands in, as far as it is written. */
interface Begun { from: number; to: number; field?: string; operator?: string; value: string }

const most = 8;
const days = ['today', 'yesterday', 'tomorrow', 'thisWeek', 'lastWeek', 'nextWeek', 'thisMonth', 'lastMonth', 'nextMonth', 'thisQuarter', 'thisYear', '-7d', '-30d', '+7d', '+30d'];
const ages = ['7d', '30d', '3m', '1y'];

/** What fits at the caret: fields by their name or label, then values of the field; records of other kinds are asked for. */
export async function complete(workbench: Workbench, description: RecordDescription, { text, caret }: { text: string; caret: number }): Promise<Completion> {
  const begun = begunAt(text, caret);
  const { from, to } = begun;
  if (begun.field === undefined) return { from, to, offers: begun.value.length > 1 ? fieldOffers(workbench, description, begun.value) : [] };
  else if (begun.field === 'has') return { from, to, offers: fieldsMatching(workbench, description, begun.value).map(({ name, label }) => ({ text: name, label, isWhole: true })) };
  const field = fieldWritten(description, begun.field.split('.')[0]!);
  return { from, to, offers: field ? (await valueOffers(workbench, description.kind, { field, begun })).slice(0, most) : [] };
}

/** The text with an offer taken, and where the caret stands then. */
export function taken(text: string, { from, to }: Pick<Completion, 'from' | 'to'>, offer: Offer): { text: string; caret: number } {
  const rest = text.slice(to);
  const written = offer.isWhole && !/^\s/.test(rest) ? `${offer.text} ` : offer.text;
  return { text: text.slice(0, from) + written + rest, caret: from + written.length };
}

function begunAt(text: string, caret: number): Begun {
  const before = text.slice(0, caret);
  const [, field, operator = '', values = ''] = /(?:^|[\s(])-?([\p{L}\p{N}_.]+)(>=|<=|:|<|>)((?:"(?:[^"\\]|\\.)*"|[^\s()"])*(?:"(?:[^"\\]|\\.)*)?)$/u.exec(before) ?? [];
  if (field !== undefined) {
    const value = /(?:^|,)("(?:[^"\\]|\\.)*|[^",]*)$/.exec(values)?.[1] ?? '';
    return { from: caret - value.length, to: caret + /^[^\s()",]*/.exec(text.slice(caret))![0].length, field, operator, value: value.replace(/^"/, '') };
  }
  const word = /(?:^|[\s(])-?([\p{L}\p{N}_.]*)$/u.exec(before)?.[1] ?? '';
  return { from: caret - word.length, to: caret, value: word };
}

interface Named { name: string; label: string; field?: FieldDescription }

function fieldsMatching(workbench: Workbench, description: RecordDescription, begun: string): Named[] {
  const singular = fieldWritten(description, begun)?.name;
  return fieldsOf(description)
    .filter(({ kind, filterable }) => filterable || kind === 'files')
    .map((field) => ({ name: field.name, label: labelOf(workbench, description.kind, field.name), field }))
    .filter(({ name, label }) => begins(name, begun) || begins(label, begun) || name === singular)
    .slice(0, most);
}

function fieldOffers(workbench: Workbench, description: RecordDescription, begun: string): Offer[] {
  const fields = fieldsMatching(workbench, description, begun).map(({ name, label, field }) => ({ text: name + (isRanged(field) ? '>=' : ':'), label, isWhole: false }));
  return begins('has', begun) ? [{ text: 'has:', label: workbench.t('filter.any'), isWhole: false }, ...fields] : fields;
}

const isRanged = (field?: FieldDescription): boolean => ['integer', 'decimal', 'money', 'area'].includes(field?.kind ?? '');

async function valueOffers(workbench: Workbench, kind: string, { field, begun: { operator, value } }: { field: FieldDescription; begun: Begun }): Promise<Offer[]> {
  const { t } = workbench;
  const whole = (text: string, label: string): Offer => ({ text, label, isWhole: true });
  switch (field.kind) {
    case 'choice':
    case 'multiChoice': return (field.choices ?? []).map((choice) => whole(quoted(choice.value), choiceLabel(workbench, kind, { field, value: choice.value })))
      .filter(({ text, label }) => begins(text.replace(/^"/, ''), value) || begins(label, value));
    case 'boolean': return ['yes', 'no'].filter((one) => begins(one, value) || begins(t(`field.${one}`), value)).map((one) => whole(one, t(`field.${one}`)));
    case 'date':
    case 'dateTime': return daysOffered(workbench, { operator, value }).map((one) => whole(one, sayDay(workbench, one) ?? one));
    case 'tags': return (await tagsInUse(workbench, { kind, field: field.name, begins: value })).map(({ tag }) => whole(quoted(tag), tag));
    case 'reference':
    case 'references': return field.target === 'members' ? colleagues(workbench, value) : records(workbench, field.target ?? '', value);
    default: return [];
  }
}

function daysOffered(workbench: Workbench, { operator, value }: Pick<Begun, 'operator' | 'value'>): string[] {
  if (/^[+-]?\d{1,3}$/.test(value)) return ['d', 'w', 'm'].map((unit) => value + unit);
  else return [...(operator === ':' ? [] : ages), ...days].filter((one) => begins(one, value) || begins(sayDay(workbench, one) ?? '', value));
}

function colleagues({ t, members }: Workbench, value: string): Offer[] {
  const all = [{ text: 'me', label: t('filter.me'), isWhole: true }, ...members.filter(({ suspended }) => !suspended).map(({ title }) => ({ text: quoted(title), label: title, isWhole: true }))];
  return all.filter(({ text, label }) => begins(text.replace(/^"/, ''), value) || begins(label, value));
}

async function records({ rest }: Workbench, target: string, words: string): Promise<Offer[]> {
  if (!words.trim()) return [];
  const { data } = await rest.get<{ data: RecordData[] }>(target, { q: words, limit: most }).catch(() => ({ data: [] as RecordData[] }));
  // Another record may have the same title; the id is what is meant.
  return data.map(({ id, title }) => ({ text: id, label: title, isWhole: true }));
}

/** A day as it is written in a filter, in the reader's words; undefined where it has none. */
export function sayDay({ t, has, format }: Pick<Workbench, 't' | 'has' | 'format'>, written: string): string | undefined {
  if (has(`filter.day.${written}`)) return t(`filter.day.${written}`);
  const [, sign, count, unit] = /^([+-]?)(\d{1,5})([dwmy])$/.exec(written) ?? [];
  const name = ({ d: 'day', w: 'week', m: 'month', y: 'year' } as const)[unit as 'd'];
  if (!count || !name) return undefined;
  else if (sign) return format.distance(Number(`${sign}${count}`), name);
  else return format.number(Number(count), { style: 'unit', unit: name, unitDisplay: 'long' });
}

const quoted = (value: string): string => writeFilter({ field: 'x', is: '=', value }).slice(2);

function begins(text: string, begun: string): boolean {
  const wanted = begun.trim().toLocaleLowerCase();
  return text.toLocaleLowerCase().split(/[\s_]+/).some((_word, at, all) => all.slice(at).join(' ').startsWith(wanted));
}
