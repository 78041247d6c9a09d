import type { Calendar } from './calendar.ts';
import { Dice } from './dice.ts';
import { nameIn, type Script } from './names/naming.ts';
import { addressOf, city, placeOf } from './places.ts';
import { remarksOn } from './words/remarks.ts';

type Role = 'buyer' | 'seller' | 'tenant' | 'landlord' | 'investor' | 'lawyer' | 'notary' | 'lender' | 'contractor';

/** Somebody whom the office knows, as a contact holds it. */
export interface Person {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  jobTitle: string | null;
  phones: { label?: string; e164: string; typed: string }[] | null;
  emails: { address: string }[] | null;
  roles: Role[];
  addresses: { label: string; street: string; city: string; postalCode: string; country: string }[] | null;
  preferredChannel: 'phone' | 'whatsapp' | 'email' | 'sms' | null;
  preferredLanguage: 'en' | 'he' | 'el' | 'fa' | 'de' | 'fr' | 'ru' | null;
  birthday: string | null;
  source: string | null;
  doNotContact: boolean | null;
  remarks: string | null;
  script: Script;
}

export interface Asked { seed: number; index: number; calendar: Calendar; roles: Role[] }

const sources = ['Website', 'Portal', 'Referral', 'Walk-in', 'Board at the house', 'Instagram', 'Open house', 'Returning client'] as const;
const scripts = [['latin', 44], ['greek', 28], ['hebrew', 17], ['persian', 11]] as const;
const trades = [['lawyer', '& Partners Law'], ['lender', 'Mortgage Desk'], ['notary', 'Notary Office'], ['contractor', 'Building Works'], ['contractor', 'Roofs & Terraces']] as const;

export function personAt({ seed, index, calendar, roles }: Asked): Person {
  // Whoever was entered twice has the same life, told a little differently.
  const original = isDouble(index) ? index - 10 : index;
  const dice = new Dice(seed, 'person', original);
  const script = dice.weighted(scripts);
  const named = nameIn(script, dice);
  const trade = original % 40 === 39 ? dice.one(trades) : null;
  const language = languageOf(script, dice);
  const person: Person = {
    firstName: named.firstName, lastName: named.lastName,
    company: trade ? `${named.lastName} ${trade[1]}` : dice.chance(0.04) ? `${named.lastName} Holdings` : null,
    jobTitle: trade ? dice.one(['Partner', 'Adviser', 'Office manager', 'Site manager']) : dice.chance(0.15) ? dice.one(['Architect', 'Nurse', 'Teacher', 'Engineer', 'Captain', 'Chef', 'Dentist', 'Designer', 'Accountant']) : null,
    phones: phonesOf(script, original, dice),
    emails: dice.chance(0.86) ? [{ address: emailOf(named.latin, original, dice) }] : null,
    roles: trade ? [trade[0]] : dice.chance(0.05) ? [...roles, 'investor'] : roles,
    addresses: dice.chance(0.55) ? [{ label: 'home', ...homeAddress(original) }] : null,
    preferredChannel: dice.chance(0.6) ? dice.one(['phone', 'whatsapp', 'whatsapp', 'email', 'sms']) : null,
    preferredLanguage: language,
    birthday: dice.chance(0.4) ? birthday(calendar.year, dice) : null,
    source: dice.one(sources),
    doNotContact: dice.chance(0.01) ? true : null,
    remarks: dice.chance(0.3) ? remarksOn(roles[0] === 'seller' || roles[0] === 'landlord' ? 'sellers' : 'buyers', dice) : null,
    script,
  };
  return original === index ? person : enteredAgain(person, named.latin);
}

export const isDouble = (index: number): boolean => index % 53 === 17;

/** The same telephone, a name as somebody heard it. */
function enteredAgain(person: Person, { first, last }: { first: string; last: string }): Person {
  return {
    ...person, firstName: capital(first), lastName: capital(last), company: null, addresses: null, birthday: null, emails: null, source: 'Telephone',
    phones: person.phones?.map(({ e164 }) => ({ e164, typed: e164.startsWith('+357') ? e164.slice(4) : e164 })) ?? null,
    remarks: 'Called about a listing; says that we have met before.',
  };
}

function languageOf(script: Script, dice: Dice): Person['preferredLanguage'] {
  if (script === 'latin') return dice.weighted([['en', 6], ['de', 1], ['fr', 1], ['ru', 1.5]] as const);
  else if (dice.chance(0.15)) return 'en';
  else return ({ greek: 'el', hebrew: 'he', persian: 'fa' } as const)[script];
}

/** In ranges that no operator gives out, so that nobody is called by mistake. */
function phonesOf(script: Script, index: number, dice: Dice): Person['phones'] {
  if (dice.chance(0.02)) return null;
  // 7,919 is prime, so each of a million people has a number of their own.
  const number = String((index * 7_919 + 120_345) % 1_000_000).padStart(6, '0');
  const [a, b, c] = [number.slice(0, 2), number.slice(2, 4), number.slice(4)];
  const abroad = dice.chance(0.35);
  if (script === 'hebrew' && abroad) return [{ label: 'mobile', e164: `+972570${number}`, typed: `+972 57-0${a}-${b}${c}` }];
  if (script === 'greek' && abroad) return [{ label: 'mobile', e164: `+306920${number}`, typed: `+30 692 0${a} ${b}${c}` }];
  if (script === 'persian' && abroad) return [{ label: 'mobile', e164: `+989670${number}`, typed: `+98 967 0${a} ${b}${c}` }];
  const mobile = { label: 'mobile', e164: `+35793${number}`, typed: dice.chance(0.7) ? `+357 93 ${a}${b.slice(0, 1)} ${b.slice(1)}${c}` : `93 ${number}` };
  return dice.chance(0.12) ? [mobile, { label: 'home', e164: `+35728${number}`, typed: `+357 28 ${number}` }] : [mobile];
}

function emailOf({ first, last }: { first: string; last: string }, index: number, dice: Dice): string {
  const host = dice.one(['post.example', 'mailbox.example', 'inbox.example', 'letters.example']);
  const many = index > 1_500 ? index.toString(36) : dice.chance(0.3) ? String(dice.between(61, 99)) : '';
  return dice.chance(0.6) ? `${first}.${last}${many}@${host}` : `${first[0]}${last}${many}@${host}`;
}

function homeAddress(index: number) {
  const { district, streetName, streetNumber } = atHome(index);
  return { street: `${streetNumber} ${streetName}`, city, postalCode: district.postalCode, country: 'CY' };
}

const atHome = (index: number) => {
  const { number, ...where } = addressOf(index * 5 + 3);
  return placeOf(where, number);
};

function birthday(year: number, dice: Dice): string {
  return `${year - dice.between(24, 78)}-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`;
}

const two = (number: number): string => String(number).padStart(2, '0');
const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
