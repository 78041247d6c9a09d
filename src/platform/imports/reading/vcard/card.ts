import { labelledInOneCell } from '../inOneCell.ts';
import type { CardLine } from './cardLines.ts';

/** What a card tells, under words that everybody's columns have. */
export const headings = ['First name', 'Last name', 'Company', 'Job title', 'Phone', 'E-mail', 'Addresses', 'Birthday', 'Website', 'Notes', 'Kind'] as const;

export function cellsOf(card: readonly CardLine[]): string[] {
  const all = (name: string): CardLine[] => card.filter((one) => one.name === name).sort((one, other) => Number(isPreferred(other)) - Number(isPreferred(one)));
  const first = (name: string): string => plain(all(name)[0]?.value ?? '').trim();
  const [organization = ''] = parts(all('ORG')[0]?.value ?? '');
  const { firstName, lastName } = nameOf(all('N')[0]?.value ?? '', first('FN'), organization);
  const birthday = first('BDAY');
  // A birthday without its year is no date.
  const isDay = /^\d{4}/.test(birthday);
  const notes = [...all('NOTE').map(({ value }) => plain(value)), ...(birthday && !isDay ? [`BDAY: ${birthday}`] : [])].join('\n');
  const own = ownLabels(card);
  const phones = all('TEL').flatMap((one) => told({ typed: plain(one.value).replace(/^tel:/i, '').trim(), label: labelOf(one, own, phoneTypes) }, 'typed'));
  const emails = all('EMAIL').flatMap((one) => told({ address: plain(one.value).replace(/^mailto:/i, '').trim(), label: labelOf(one, own, placeTypes) }, 'address'));
  return [
    firstName, lastName, organization, first('TITLE'),
    labelledInOneCell(phones.map(({ typed, label }) => ({ shown: typed, label }))), labelledInOneCell(emails.map(({ address, label }) => ({ shown: address, label }))),
    addressesOf(all('ADR'), own), isDay ? birthday.slice(0, 10) : '', first('URL'), notes, kindOf(first('KIND').toLowerCase(), card),
  ];
}

function nameOf(structured: string, formatted: string, organization: string): { firstName: string; lastName: string } {
  const [lastName = '', firstName = '', more = ''] = parts(structured);
  if (lastName || firstName) return { firstName: [firstName, more].filter(Boolean).join(' '), lastName };
  const words = formatted === organization ? [] : formatted.split(/\s+/).filter(Boolean);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
}

const told = <One extends object>(one: One, name: keyof One): One[] => (one[name] ? [one] : []);

const placeTypes = new Map([['work', 'work'], ['home', 'home']]);
const phoneTypes = new Map([['cell', 'mobile'], ['mobile', 'mobile'], ...placeTypes, ['fax', 'fax']]);

/** What somebody called it stays with it. */
function labelOf({ group, types }: CardLine, own: ReadonlyMap<string, string>, known: ReadonlyMap<string, string>): string | undefined {
  const type = types.find((one) => known.has(one));
  return (group !== null && own.get(group)) || (type && known.get(type)) || undefined;
}

const longestLabel = 40;

/** Labels of people's own, by the group that they stand in: `item1.X-ABLabel:Day`. Telephones write `_$!<Work>!$_` for words that they translate. */
function ownLabels(card: readonly CardLine[]): Map<string, string> {
  return new Map(card.filter(({ name, group }) => name === 'X-ABLABEL' && group !== null).map(({ group, value }) => {
    const label = plain(value).trim();
    return [group!, label.startsWith('_$!<') && label.endsWith('>!$_') ? label.slice(4, -4).toLowerCase() : label.slice(0, longestLabel).trim()];
  }));
}

function addressesOf(lines: CardLine[], own: ReadonlyMap<string, string>): string {
  const addresses = lines.flatMap((line) => {
    const [box, more, street, city, region, postalCode, country] = parts(line.value);
    const label = labelOf(line, own, placeTypes);
    const address = { label, street: [street, more, box].filter(Boolean).join(', '), city, region, postalCode, country };
    const filled = Object.entries(address).filter(([, text]) => text);
    return filled.length > (label ? 1 : 0) ? [Object.fromEntries(filled)] : [];
  });
  return addresses.length ? JSON.stringify(addresses) : '';
}

function kindOf(kind: string, card: readonly CardLine[]): string {
  const isCompany = kind === 'org' || card.some(({ name, value }) => name === 'X-ABSHOWAS' && /company/i.test(value));
  return isCompany ? 'company' : '';
}

const isPreferred = ({ types, parameters }: CardLine): boolean => types.includes('pref') || parameters.get('PREF') === '1';

/** The parts of a value of several, each of which may have several itself. */
const parts = (value: string): string[] => value.split(/(?<!\\);/).map((part) => plain(part.replace(/(?<!\\),/g, ' ')).trim());

const plain = (text: string): string => text.replace(/\\([nN,;:\\])/g, (_whole, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
