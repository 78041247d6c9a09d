import { boxIn, type FieldDescription, type RecordDescription } from '../../index.ts';
import { choiceLabel, fieldOf, labelOf } from '../fields/labels.ts';
import type { Workbench } from '../workbench.ts';
import { sayDay } from './complete.ts';
import { comparisonNames, type Bounding, type Term } from './terms.ts';
import { squareMetersOf } from './writtenArea.ts';

/** A condition in the reader's words: «Bedrooms: 4 or more», «Without mandate». */
export function sayTerm(workbench: Workbench, { kind, ...description }: RecordDescription, { isNot, field: name, operator, values = [], text }: Term): string {
  const { t, format } = workbench;
  const all = { kind, ...description };
  if (!name) return isNot ? t('filter.notWords', { words: text }) : text;
  if (name === 'has') return t(isNot ? 'filter.hasNone' : 'filter.hasAny', { field: labelOf(workbench, kind, values[0] ?? '') });
  const [bare = name, role] = name.split('.');
  const field = fieldOf(all, bare);
  const label = role && field ? choiceLabel(workbench, kind, { field, value: role }) : labelOf(workbench, kind, bare);
  if (!field) return isNot ? `-${text}` : text;
  const value = format.list(values.map((one) => sayValue(workbench, kind, { field, value: one })));
  if (field.kind.startsWith('date') && isAge(values[0] ?? '')) return t(`filter.age.${operator === ':' ? (isNot ? 'isNot' : 'is') : comparisonNames[operator as Bounding]}`, { field: label, value });
  const comparison = operator === ':' ? (isNot ? 'isNot' : 'is') : `${field.kind.startsWith('date') ? 'date' : 'number'}.${comparisonNames[operator as Bounding]}`;
  return t(`filter.${comparison}`, { field: label, value });
}

function sayValue(workbench: Workbench, kind: string, { field, value }: { field: FieldDescription; value: string }): string {
  const { t, format, agency } = workbench;
  const number = Number(value);
  switch (field.kind) {
    case 'choice':
    case 'multiChoice': return choiceLabel(workbench, kind, { field, value });
    case 'boolean': return t(/^(yes|true|1)$/i.test(value) ? 'field.yes' : 'field.no');
    case 'money': return Number.isNaN(number) ? value : format.number(number, { style: 'currency', currency: agency.currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: Number.isInteger(number) ? 0 : 2 });
    case 'area': {
      const squareMeters = squareMetersOf(value, agency);
      return squareMeters === undefined ? value : format.area(squareMeters);
    }
    case 'integer':
    case 'decimal': return Number.isNaN(number) ? value : /Percent$|^probability$/.test(field.name) ? format.number(number / 100, { style: 'percent', maximumFractionDigits: 2 }) : format.number(number, { useGrouping: !/^year|Year$/.test(field.name) });
    case 'date':
    case 'dateTime': return /^\d{4}-\d\d-\d\d/.test(value) ? format.date(value) : sayDay(workbench, value) ?? value;
    case 'reference':
    case 'references': return value === 'me' ? t('filter.me') : field.target === 'members' ? workbench.member(value)?.title ?? value : /^[0-9a-z]{26}$/.test(value) ? t('filter.oneRecord') : value;
    case 'point': return boxIn(value) ? t('filter.box') : value;
    default: return value.replace(/^\*|\*$/, '…');
  }
}

const isAge = (value: string): boolean => /^\d{1,5}[dwmy]$/.test(value);
