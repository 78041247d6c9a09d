import { addressKind } from '@gable/db/fields/address.ts';
import { addressesKind } from '@gable/db/fields/addresses.ts';
import { areaKind } from '@gable/db/fields/area.ts';
import { booleanKind } from '@gable/db/fields/boolean.ts';
import { choiceKind } from '@gable/db/fields/choice.ts';
import { dateKind } from '@gable/db/fields/date.ts';
import { dateTimeKind } from '@gable/db/fields/dateTime.ts';
import { decimal } from '@gable/db/fields/decimal.ts';
import { durationKind } from '@gable/db/fields/duration.ts';
import { emailsKind } from '@gable/db/fields/emails.ts';
import { integerKind } from '@gable/db/fields/integer.ts';
import { longTextKind } from '@gable/db/fields/longText.ts';
import { moneyKind } from '@gable/db/fields/money.ts';
import { multiChoiceKind } from '@gable/db/fields/multiChoice.ts';
import { phonesKind } from '@gable/db/fields/phones.ts';
import { pointKind } from '@gable/db/fields/point.ts';
import { textKind } from '@gable/db/fields/text.ts';
import { urlKind } from '@gable/db/fields/url.ts';
import type { Field, FieldKindName } from '@gable/db/field.ts';

/** A field as data, for the thread that judges. */
export interface ImportableField {
  name: string;
  kind: FieldKindName;
  options: Field['options'];
  /** The words for its choices in all languages, and the values that they stand for. */
  words: Record<string, string>;
}

const kinds = [
  textKind, longTextKind, integerKind, moneyKind, areaKind, dateKind, dateTimeKind, choiceKind, multiChoiceKind, booleanKind,
  phonesKind, emailsKind, urlKind, addressKind, addressesKind, pointKind, durationKind,
] as unknown as Field['kind'][];
const byName = new Map<string, Field['kind']>(kinds.map((kind) => [kind.name, kind]));

export const isImportable = (kind: FieldKindName): boolean => byName.has(kind) || kind === 'decimal';

export function fieldOf({ kind, options }: ImportableField): Field {
  return kind === 'decimal' ? (decimal(options) as Field) : { kind: byName.get(kind)!, options };
}

/** Kinds of several parts, of which each may stand in a column of its own: `location.latitude`. */
export const partsOf: Partial<Record<FieldKindName, readonly string[]>> = {
  point: ['latitude', 'longitude'],
  address: ['street', 'city', 'region', 'postalCode', 'country'],
  addresses: ['street', 'city', 'region', 'postalCode', 'country'],
};
