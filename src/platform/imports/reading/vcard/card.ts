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
  return [
    firstName, lastName, organization, first('TITLE'),
    labelled(all('TEL'), (value) => value.replace(/^tel:/i, '')), labelled(all('EMAIL'), (value) => value.replace(/^mailto:/i, '')),
    addressesOf(all('ADR')), isDay ? birthday.slice(0, 10) : '', first('URL'), notes, kindOf(first('KIND').toLowerCase(), card),
  ];
}

function nameOf(structured: string, formatted: string, organization: string): { firstName: string; lastName: string } {
  const [lastName = '', firstName = '', more = ''] = parts(structured);
  if (lastName || firstName) return { firstName: [firstName, more].filter(Boolean).join(' '), lastName };
  const words = formatted === organization ? [] : formatted.split(/\s+/).filter(Boolean);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
}

/** `+1 213 555 1234 (work); …`: what they are called stays with them. */
function labelled(lines: CardLine[], bare: (value: string) => string): string {
  return lines.map(({ types, value }) => {
    const label = types.find((type) => labels.has(type));
    const written = bare(plain(value)).trim();
    return label && written ? `${written} (${labels.get(label)!})` : written;
  }).filter(Boolean).join('; ');
}

const labels = new Map([['cell', 'mobile'], ['mobile', 'mobile'], ['work', 'work'], ['home', 'home'], ['fax', 'fax']]);

function addressesOf(lines: CardLine[]): string {
  const addresses = lines.flatMap(({ types, value }) => {
    const [box, more, street, city, region, postalCode, country] = parts(value);
    const label = types.find((type) => type === 'work' || type === 'home');
    const address = { label, street: [street, more, box].filter(Boolean).join(', '), city, region, postalCode, country };
    const told = Object.entries(address).filter(([, text]) => text);
    return told.length > (label ? 1 : 0) ? [Object.fromEntries(told)] : [];
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
