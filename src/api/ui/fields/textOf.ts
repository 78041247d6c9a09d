import type { Address, Email, FieldDescription, FileReference, Money, Phone, Point, Reference } from '../../index.ts';
import type { Workbench } from '../workbench.ts';
import { choiceLabel } from './labels.ts';

/** Any value in plain words, as a cell, a tip or the history needs it. Empty where there is none. */
export function textOf(workbench: Workbench, kind: string, { field, value }: { field: FieldDescription; value: unknown }): string {
  if (isEmpty(value)) return '';
  const { format, t } = workbench;
  const choice = (one: unknown) => choiceLabel(workbench, kind, { field, value: String(one) });
  switch (field.kind) {
    case 'integer':
    case 'decimal': return isPercent(field)
      ? format.number((value as number) / 100, { style: 'percent', maximumFractionDigits: 2 })
      : format.number(value as number, { useGrouping: !isYear(field) });
    case 'money': return format.money(value as Money);
    case 'area': return format.area(value as number);
    case 'date': return format.date(value as string);
    case 'dateTime': return format.dateTime(value as string);
    case 'duration': return format.duration((value as number) / 60);
    case 'boolean': return t(value ? 'field.yes' : 'field.no');
    case 'choice': return choice(value);
    case 'multiChoice': return format.list((value as unknown[]).map(choice));
    case 'tags': return (value as string[]).map((tag) => `\u2068${tag}\u2069`).join(', ');
    case 'reference': return nameOf(workbench, value as Reference | string);
    case 'references': return format.list((value as (Reference | string)[]).map((one) => nameOf(workbench, one)));
    case 'phones': return (value as Phone[]).map((phone) => format.phone(phone)).join(', ');
    case 'emails': return (value as Email[]).map(({ address }) => address).join(', ');
    case 'address': return addressLines(value as Address).join(', ');
    case 'addresses': return (value as Address[]).map((one) => addressLines(one).join(', ')).join('; ');
    case 'point': return pointText(value as Point);
    case 'files': return filesText(workbench, value as FileReference[]);
    default: return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

/** As part of a line without labels: «3 beds», «built 1962»; an amount rounded, unless it is to be whole. */
export function shortOf(workbench: Workbench, kind: string, { field, value, isWhole = false }: { field: FieldDescription; value: unknown; isWhole?: boolean }): string {
  const { has, t, format } = workbench;
  const key = `${kind}.${field.name}.short`;
  if (isEmpty(value) || value === false) return '';
  const text = field.kind === 'phones' || field.kind === 'emails' ? textOf(workbench, kind, { field, value: (value as unknown[]).slice(0, 1) })
    : field.kind === 'dateTime' ? format.relative(value as string)
    : field.kind === 'date' ? format.date(value as string, 'short')
    : field.kind === 'money' ? format.money(value as Money, isWhole ? 'full' : 'short')
    : textOf(workbench, kind, { field, value });
  return has(key) ? t(key, { value: typeof value === 'number' ? value : text, text }) : field.kind === 'boolean' ? t(`${kind}.${field.name}`) : text;
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

export const nameOf = (workbench: Pick<Workbench, 'member' | 't'>, reference: Reference | string): string =>
  typeof reference === 'object' && reference.title ? reference.title : workbench.member(idOf(reference))?.title ?? workbench.t('field.unnamed');

export const idOf = (reference: Reference | string): string => (typeof reference === 'string' ? reference : reference.id);

/** Street, then town, then country, as an envelope has them. */
export function addressLines({ street, city, region, postalCode, country }: Address): string[] {
  return [street, [postalCode, city].filter(Boolean).join(' '), region, country].filter((line): line is string => Boolean(line));
}

export const pointText = ({ latitude, longitude }: Point): string => `\u2066${latitude.toFixed(5)}, ${longitude.toFixed(5)}\u2069`;

// History keeps the files' ids alone.
function filesText({ format, t }: Workbench, files: FileReference[]): string {
  const names = files.map(({ caption, name }) => caption ?? name).filter(Boolean);
  return names.length === files.length && names.length <= 3 ? names.join(', ') : t('files.count', { count: files.length, text: format.number(files.length) });
}

/** A title made of several names, each kept in its own direction, one after the other as the page runs. */
export function titleText({ t, direction }: Pick<Workbench, 't' | 'direction'>, title: string): string {
  const parts = title.split(' · ').map((part) => `\u2068${part}\u2069`).join(' · ');
  return title ? `${direction === 'rtl' ? '\u2067' : '\u2066'}${parts}\u2069` : t('untitled');
}

/** By its first letter; figures alone are read from the left everywhere. */
export const directionOf = (text: string): 'ltr' | 'rtl' => (/^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text) ? 'rtl' : 'ltr');

const isPercent = ({ name }: FieldDescription): boolean => /Percent$|^probability$/.test(name);
const isYear = ({ name }: FieldDescription): boolean => /^year|Year$/.test(name);
