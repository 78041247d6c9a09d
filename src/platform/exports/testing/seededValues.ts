import type { Field } from '@gable/db/field.ts';

/** Makes values of a field as people might leave them, the awkward ones often. */
export function valuesFrom(random: () => number, idsOf: (target: string) => readonly string[]): (field: Field) => unknown {
  const oneOf = <One>(...all: readonly One[]): One => all[Math.floor(random() * all.length)]!;
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const some = <One>(most: number, make: () => One): One[] => Array.from({ length: 1 + upTo(most - 1) }, make);
  const number = ({ min = -1e6, max = 1e6 }: Field['options'], digits: number): number => {
    const factor = 10 ** digits;
    return Math.min(max, Math.max(min, Math.round((random() < 0.3 ? min + random() * Math.min(max - min, 9) : min + random() * (max - min)) * factor) / factor));
  };
  const words = (): string => some(3, () => oneOf(...awkward, 'garden', 'Λουκάς', 'דירה', 'خانه', `${upTo(2_000)}`)).join(oneOf(' ', ', ', '; ')).trim();
  const label = (): string | undefined => oneOf(undefined, 'mobile', 'work', 'της μαμάς', 'בבית', 'day (or night)', '2nd', 'a;b', '"Ann"', '(x');
  const labelled = <One extends object>(one: One): One & { label?: string } => {
    const named = label();
    return named === undefined ? one : { label: named, ...one };
  };

  const part = (): string | undefined => oneOf(undefined, words().slice(0, 100), 'two\nlines', 'Αθήνα', 'חיפה', '02139', 'Elm St (rear)');
  const place = (): Record<string, string> =>
    Object.fromEntries([['street', part() ?? '1 Elm St, 3rd floor'], ['city', part()], ['region', part()], ['postalCode', part()], ['country', oneOf(undefined, 'IL')]].filter(([, text]) => text)) as Record<string, string>;

  return ({ kind, options }) => {
    switch (kind.name) {
      case 'longText': return some(3, words).join(oneOf('\n', '\r\n', '\n\n')).trim();
      case 'integer': return number(options, 0);
      case 'duration': return upTo(100_000);
      case 'decimal': return number(options, options.scale ?? 2);
      case 'area': return oneOf(upTo(500_000) / 100, 185.81, 0.01, 12.3);
      case 'money': return { amount: oneOf(-5, 0, 150, 123_456_789, 1_234, upTo(1e9)), currency: oneOf('USD', 'EUR', 'ILS', 'JPY', 'KWD') };
      case 'boolean': return random() < 0.5;
      case 'date': return `${oneOf('0101', '1850', '1899', '1900', '1984', '2026')}-0${1 + upTo(8)}-${10 + upTo(18)}`;
      case 'dateTime': return new Date(1e12 + upTo(9e11)).toISOString();
      case 'choice': return options.choices!.length ? oneOf(...options.choices!).value : oneOf('inquiry', 'proposal');
      case 'multiChoice': return options.choices!.filter(() => random() < 0.4).map(({ value }) => value);
      case 'tags': return some(4, () => words().replaceAll(',', '').slice(0, 40).trim() || 'cold');
      case 'phones': return some(3, () => labelled({ typed: oneOf('+12065550100', '206 555 0101', '+30 210 1234567', '052-123-4567', '123 ext, 5', '+972521234567', '100 (office)', '100 "x"; 5', '"100"', '[100]') }));
      case 'emails': return some(3, () => labelled({ address: oneOf('ann@archer.test', 'a|b@archer.test', '{x}@archer.test', '+tag@archer.test', 'ΑΝΝΑ@δημου.gr') }));
      case 'reference': return idsOf(options.target!).length ? oneOf(...idsOf(options.target!)) : undefined;
      case 'references': return [...new Set(idsOf(options.target!).length ? some(2, () => oneOf(...idsOf(options.target!))) : [])].map((id) => ({ id, ...(options.roles?.length && random() < 0.5 && { role: oneOf(...options.roles) }) }));
      case 'url': return oneOf('https://archer.test/', 'https://archer.test/?a=1,2;3&b="x"');
      case 'address': return place();
      case 'addresses': return some(3, () => labelled(place()));
      case 'point': return { latitude: Math.round((random() * 180 - 90) * 1e6) / 1e6, longitude: oneOf(-0.000001, 34.5, -122.3, 0) };
      default: return words().slice(0, options.maxLength ?? 200).replace(/\s+/g, ' ').trim();
    }
  };
}

/** What tables, spreadsheets and our own import could take for something else. */
const awkward = [
  '=1+1', '+1', '-2.5', '@SUM(A1)', "'=x", "''-y", '"quoted"', 'a,b;c|d', '[1]', '{"a":1}', '_x000D_', '<b>&amp;</b>', '\u0007', 'x\ty', '٣٤', 'null', 'true', '1.234', '1,234', '03/04/2024', '45000', '📎', '\u200fרווח', '-', '--',
];
