import type { Email, LabelledAddress, Phone, RecordData } from '@gable/api';
import type { Written } from './write.ts';

/** People and companies as vCard 4.0 (RFC 6350). */
export async function* writeCards({ rows }: Pick<Written, 'rows'>): AsyncGenerator<string> {
  for await (const records of rows) if (records.length) yield records.map(card).join('');
}

function card(record: RecordData): string {
  const text = (field: string): string => (typeof record[field] === 'string' ? escaped(record[field]) : '');
  const labelled = labeller();
  const several = <One>(field: string): One[] => (Array.isArray(record[field]) ? record[field] as One[] : []);
  const lines = [
    'BEGIN:VCARD', 'VERSION:4.0',
    `KIND:${record.contactKind === 'company' ? 'org' : 'individual'}`,
    `FN:${escaped(record.title)}`,
    `N:${text('lastName')};${text('firstName')};;;`,
    told('ORG', text('company')), told('TITLE', text('jobTitle')),
    ...several<Phone>('phones').flatMap(({ label, e164, typed }) => labelled('TEL', label, escaped(e164 ?? typed))),
    ...several<Email>('emails').flatMap(({ label, address }) => labelled('EMAIL', label, escaped(address))),
    ...several<LabelledAddress>('addresses').flatMap((address) => labelled('ADR', address.label, partsOf(address))),
    told('BDAY', text('birthday').replaceAll('-', '')), told('LANG', text('preferredLanguage')), told('URL', text('website')),
    told('CATEGORIES', several<string>('roles').map(escaped).join(',')), told('NOTE', text('remarks')),
    told('UID', record.id), told('REV', record.updatedAt.replace(/[-:]|\.\d+/g, '')),
    'END:VCARD',
  ];
  return lines.filter(Boolean).map((line) => `${foldedLine(line)}\r\n`).join('');
}

const told = (name: string, value: string): string => (value ? `${name}:${value}` : '');

const partsOf = ({ street = '', city = '', region = '', postalCode = '', country = '' }: LabelledAddress): string =>
  ['', '', street, city, region, postalCode, country].map(escaped).join(';');

/** What cards call the labels that people give most. */
const types: Record<string, ReadonlyMap<string, string>> = {
  TEL: new Map([['mobile', 'cell'], ['work', 'work'], ['home', 'home'], ['fax', 'fax']]),
  EMAIL: new Map([['work', 'work'], ['home', 'home']]),
  ADR: new Map([['work', 'work'], ['home', 'home']]),
};

/** Writes what has a label; those that cards have no word for stand beside it, as telephones and their books write them. */
function labeller(): (name: string, label: string | undefined, value: string) => string[] {
  let groups = 0;
  return (name, label, value) => {
    const type = label && types[name]!.get(label);
    if (!label) return [`${name}:${value}`];
    else if (type) return [`${name};TYPE=${type}:${value}`];
    groups += 1;
    return [`item${groups}.${name}:${value}`, `item${groups}.X-ABLabel:${escaped(label)}`];
  };
}

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
