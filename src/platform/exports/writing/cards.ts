import type { Email, LabelledAddress, Phone, RecordData } from '@gable/api';
import type { Written } from '../formats.ts';

/** People and companies as vCard 4.0 (RFC 6350). */
export async function* writeCards({ rows }: Pick<Written, 'rows'>): AsyncGenerator<string> {
  for await (const records of rows) if (records.length) yield records.map(card).join('');
}

function card(record: RecordData): string {
  const text = (field: string): string => (typeof record[field] === 'string' ? escaped(record[field]) : '');
  const several = <One>(field: string): One[] => (Array.isArray(record[field]) ? record[field] as One[] : []);
  const lines = [
    'BEGIN:VCARD', 'VERSION:4.0',
    `KIND:${record.contactKind === 'company' ? 'org' : 'individual'}`,
    `FN:${escaped(record.title)}`,
    `N:${text('lastName')};${text('firstName')};;;`,
    told('ORG', text('company')), told('TITLE', text('jobTitle')),
    ...several<Phone>('phones').map(({ label, e164, typed }) => `TEL${typeOf(label)}:${escaped(e164 ?? typed)}`),
    ...several<Email>('emails').map(({ label, address }) => `EMAIL${typeOf(label)}:${escaped(address)}`),
    ...several<LabelledAddress>('addresses').map(addressLine),
    told('BDAY', text('birthday').replaceAll('-', '')), told('LANG', text('preferredLanguage')), told('URL', text('website')),
    told('CATEGORIES', several<string>('roles').map(escaped).join(',')), told('NOTE', text('remarks')),
    told('UID', record.id), told('REV', record.updatedAt.replace(/[-:]|\.\d+/g, '')),
    'END:VCARD',
  ];
  return lines.filter(Boolean).map((line) => `${foldedLine(line)}\r\n`).join('');
}

const told = (name: string, value: string): string => (value ? `${name}:${value}` : '');

function addressLine({ label, street = '', city = '', region = '', postalCode = '', country = '' }: LabelledAddress): string {
  return `ADR${typeOf(label)}:${['', '', street, city, region, postalCode, country].map(escaped).join(';')}`;
}

/** What cards call the labels that people give most. */
const types: Record<string, string> = { mobile: 'cell', work: 'work', home: 'home', fax: 'fax' };
const typeOf = (label: string | undefined): string => (label && types[label] ? `;TYPE=${types[label]}` : '');

const escaped = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

const longestLine = 75;

/** No line is longer than 75 bytes, and none is broken inside of a letter. */
function foldedLine(line: string): string {
  if (line.length <= longestLine / 3 || Buffer.byteLength(line) <= longestLine) return line;
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const letter of line) {
    const more = Buffer.byteLength(letter);
    if (bytes + more > longestLine) {
      parts.push(part);
      [part, bytes] = [' ', 1];
    }
    part += letter;
    bytes += more;
  }
  return [...parts, part].join('\r\n');
}
