import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min';
import { toLatinDigits } from '../fold.ts';
import { phoneNumbers, type Phone } from './phones.ts';

/**
 * Makes what writes numbers as people in `country` do: `(206) 555-0100`, with what to dial behind it, and those of other countries
 * `+30 210 123 4567`. Read in that country again, each is the same number.
 */
export function phonesInWords(country: string): (phone: Phone) => string {
  const forms = new Map<string, string>();
  return ({ e164, typed }) => {
    if (e164 === null) return typed;
    const plain = toLatinDigits(typed);
    if (!/^[\d\s()+./-]+$/.test(plain)) return written({ e164, plain, country });
    const area = `${e164.slice(0, telling)}/${e164.length}`;
    const known = forms.get(area);
    if (known !== undefined) return filled(known, e164);
    const text = written({ e164, plain: e164, country });
    const form = formOf(e164, text);
    if (forms.size >= mostForms) forms.clear();
    if (form !== undefined) forms.set(area, form);
    return text;
  };
}

/** By so many signs a number tells how it is grouped: its country, and where in it. */
const telling = 7;
const mostForms = 20_000;

function written({ e164, plain, country }: { e164: string; plain: string; country: string }): string {
  const asTyped = parsed(plain, country);
  const number = asTyped?.number === e164 ? asTyped : parsed(e164, country);
  const text = number && (number.country === country ? number.formatNational() : number.formatInternational());
  return text !== undefined && parsed(text, country)?.number === e164 ? text : e164;
}

const parsed = (text: string, country: string): PhoneNumber | undefined => phoneNumbers().parsePhoneNumberFromString(text, country as CountryCode);

const mark = '\0';

/** `(206) 555-0100` with a mark for each digit that is the number's own: the zero of home before them stays. Undefined where they stand apart. */
function formOf(e164: string, text: string): string | undefined {
  let at = text.length;
  let own = 0;
  for (; at > 0; at -= 1) {
    const sign = text[at - 1]!;
    if (/\d/.test(sign) && sign !== e164[e164.length - own - 1]) break;
    else if (/\d/.test(sign)) own += 1;
  }
  return own >= e164.length - telling ? text.slice(0, at) + text.slice(at).replace(/\d/g, mark) : undefined;
}

function filled(form: string, e164: string): string {
  let at = e164.length - form.split(mark).length;
  return form.replaceAll(mark, () => e164[at += 1]!);
}
