import type { ChoiceDescription } from '@gable/api';
import type { Field } from '@gable/db/field.ts';
import { minorDigits, type Money } from '@gable/db/fields/money.ts';
import type { Email } from '@gable/db/fields/emails.ts';
import type { Phone } from '@gable/db/fields/phones.ts';
import { phonesInWords } from '@gable/db/fields/phonesInWords.ts';
import { plainNumber } from '../../imports/reading/numbers.ts';
import { cellReader, squareMetersIn } from '../../imports/reading/readCell.ts';
import type { Agency } from '../../caller.ts';
import type { ValueWriter } from './cell.ts';
import { inOneCell, labelledInOneCell } from '../../imports/reading/inOneCell.ts';

export interface Wording {
  agency: Pick<Agency, 'settings' | 'country' | 'currency' | 'timeZone'>;
  /** A message in the caller's language; undefined where there is none. */
  say(key: string): string | undefined;
  /** What amounts are in that name no other; undefined where each names its own. */
  currency: string | undefined;
  /** What the import knows of the field's choices. */
  words: Record<string, string>;
  /** The choices where the agency keeps their list. */
  kept?: readonly ChoiceDescription[] | undefined;
}

const asItIs: ValueWriter = { text: String };
const asJson: ValueWriter = { text: (value) => JSON.stringify(value) };
const asNumber: ValueWriter = { text: (value) => plainNumber(value as number), cell: (value) => value as number };

/** Makes what writes the values of a field that points nowhere. `key` is the message of its name. */
export function valueWriter(key: string, { kind, options }: Field, wording: Wording): ValueWriter {
  switch (kind.name) {
    case 'integer': case 'decimal': case 'duration': return asNumber;
    case 'area': return areaIn(wording.agency.settings.areaUnit);
    case 'money': return { text: (value) => moneyText(value as Money, wording.currency), cell: (value) => ({ money: value as Money }) };
    case 'boolean': return yesOrNo(wording);
    case 'date': return { text: String, cell: (value) => ({ day: value as string }) };
    case 'choice': return { text: choiceText(key, { kind, options }, wording) };
    case 'multiChoice': return severalChoices(choiceText(key, { kind, options }, wording));
    case 'tags': return { text: (value) => inOneCell(value as string[]) };
    case 'phones': return phonesOf(phonesInWords(wording.agency.country));
    case 'emails': return { text: (value) => labelledInOneCell((value as Email[]).map(({ address, label }) => ({ shown: address, label }))) };
    case 'polygon': case 'json': return asJson;
    default: return asItIs;
  }
}

const phonesOf = (inWords: (phone: Phone) => string): ValueWriter => ({ text: (value) => labelledInOneCell((value as Phone[]).map((phone) => ({ shown: inWords(phone), label: phone.label }))) });

/** In the agency's unit. A tenth of a square foot tells every hundredth of a square metre apart. */
function areaIn(unit: Agency['settings']['areaUnit']): ValueWriter {
  const own = (value: unknown): number => (unit === 'squareFeet' ? Number(((value as number) / squareMetersIn.squareFeet).toFixed(1)) : (value as number));
  return { text: (value) => plainNumber(own(value)), cell: own };
}

/** `1250000.50`, or in another currency than the column's `1250000.50 EUR`, out of its minor units without a rounding. */
function moneyText({ amount, currency }: Money, usual: string | undefined): string {
  const digits = minorDigits(currency);
  const written = String(Math.abs(amount)).padStart(digits + 1, '0');
  const [before, after] = digits ? [written.slice(0, -digits), written.slice(-digits)] : [written, ''];
  const number = /[1-9]/.test(after) ? `${before}.${after.length === 3 ? `${after}0` : after}` : before;
  return `${amount < 0 ? '-' : ''}${number}${currency === usual ? '' : ` ${currency}`}`;
}

function yesOrNo({ say }: Wording): ValueWriter {
  const [yes, no] = [say('field.yes') ?? 'yes', say('field.no') ?? 'no'];
  return { text: (value) => (value ? yes : no), cell: (value) => value as boolean };
}

/** A choice by its label where that is read as the same again, and otherwise as it is kept. */
function choiceText(key: string, field: Field, { say, words, kept, agency }: Wording): (value: unknown) => string {
  const read = cellReader(field, { field: key, values: words }, { ...agency, areaUnit: agency.settings.areaUnit });
  const readsAs = (label: string, value: string): boolean => {
    try {
      return [read(field.kind.name === 'multiChoice' ? inOneCell([label]) : label)].flat().join('\n') === value;
    } catch {
      return false;
    }
  };
  const choices: readonly Pick<ChoiceDescription, 'value' | 'label'>[] = kept ?? field.options.choices ?? [];
  const labels = new Map(choices.map(({ value, label: own }) => {
    const label = own ?? say(`${key}.${value}`);
    return [value, label !== undefined && readsAs(label, value) ? label : value];
  }));
  return (value) => labels.get(value as string) ?? String(value);
}

const severalChoices = (labelled: (value: unknown) => string): ValueWriter => ({ text: (value) => inOneCell((value as string[]).map(labelled)) });
