import type { FileForm } from '@gable/api';
import { contributingTo, messagesFor } from '../extensions/contributing.ts';
import { guess } from '../imports/mapping/guess.ts';
import { importersFor } from '../imports/mapping/importers.ts';
import { labelsOf } from '../imports/mapping/labels.ts';
import { importableFields } from '../imports/reading/importableFields.ts';
import type { Asked, Part } from './columns.ts';

const form: FileForm = { kind: 'csv', encoding: 'utf-8', isEncodingSure: true, delimiter: ',', sheets: [], sheet: null, headings: true };
const unitSigns = { squareMeters: 'm²', squareFeet: 'ft²' } as const;

/** What stands over the columns. A label that our import would take for another field gives way to the field's own name. */
export function headingsFor(parts: readonly Part[], asked: Asked): string[] {
  const names = parts.map((part) => (part.id ? `${part.name}.id` : filledBy(part)));
  if (asked.headings === 'names') return names;
  const labels = parts.map((part) => labelOf(part, asked));
  const isTakenFor = takenFor(labels, asked);
  return labels.map((label, index) => (isTakenFor[index] === undefined || isTakenFor[index] === filledBy(parts[index]!) ? label : names[index]!));
}

/** What a file fills from the column. */
const filledBy = ({ name, part }: Part): string => (part ? `${name}.${part}` : name);

function labelOf({ name, id, part }: Part, { definition: { kind, fields }, caller: { agency, locale }, office }: Asked): string {
  const messages = messagesFor(office.messages, agency);
  const key = [`${kind}.${name}`, `record.${name}`].find((one) => messages.all('en')[one] !== undefined || messages.all(locale)[one] !== undefined);
  const label = key === undefined ? name : messages.sentence(locale, key);
  if (part) return `${label}: ${messages.sentence(locale, `field.${part}`)}`;
  else if (id) return messages.sentence(locale, 'export.idOf', { field: label });
  switch (fields[name]?.kind.name) {
    case 'area': return `${label} (${unitSigns[agency.settings.areaUnit]})`;
    case 'money': return `${label} (${agency.currency})`;
    default: return label;
  }
}

/** The field that our import would fill from each column; undefined for none. */
function takenFor(headings: string[], { definition, caller: { agency }, office }: Asked): (string | undefined)[] {
  const messages = messagesFor(office.messages, agency);
  const fields = importableFields(definition, messages);
  const importers = importersFor(definition.kind, contributingTo(agency, office.extensions));
  const { columns } = guess({ form, headings, rows: [], fields, importers, labels: labelsOf(definition, fields, messages), country: agency.country, currency: agency.currency });
  return columns.map(({ field, lastWordTo, label, also }) => (lastWordTo || label || also ? `${field} and more` : field ?? undefined));
}
