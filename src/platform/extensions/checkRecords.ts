import type { Contributions, OnlyFor, RecordContribution } from '@gable/api';
import type { FieldKindName } from '@gable/db/field.ts';
import type { FieldSketch } from '@gable/db/fieldSketch.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Checking } from './checkContents.ts';
import { wrongInFilter } from './checkFilter.ts';
import { fieldNamed, isChoice, isShown, isTaken } from './fieldsNamed.ts';
import { isReserved } from './reservedNames.ts';
import { sayTwice } from './sayTwice.ts';
import { aKind, aValueOf } from './wanted.ts';

/** The kinds and fields that an extension brings, and what it says of them. */
export function checkRecords({ records = [], fields = [] }: Contributions, checking: Checking): void {
  const { kinds, office, fault } = checking;
  records.forEach((record, index) => {
    const at = `contributes.records.${index}`;
    if (isReserved(record.kind, office)) fault(`${at}.kind`, 'another name, for Gable means something else by this one');
    if (!record.fields) return fault(`${at}.fields`, 'the fields of the kind');
    if (!record.fields.title && !record.titleFrom) fault(`${at}.titleFrom`, 'fields that make the title, or a field that is called title');
    if (record.fields.title && (record.fields.title.kind !== 'text' || record.titleFrom)) fault(`${at}.fields.title`, 'a text, and no titleFrom beside it');
    checkSketches(record.fields, `${at}.fields`, checking);
    checkNames(record, at, checking);
    checkValues(record, at, checking);
  });
  fields.forEach(({ records: kind, fields: added }, index) => {
    if (!kinds.find(kind)) fault(`contributes.fields.${index}.records`, aKind(kinds, kind));
    else if (kind === 'members' || kind === 'teams') fault(`contributes.fields.${index}.records`, 'a kind other than members and teams');
    checkSketches(added, `contributes.fields.${index}.fields`, checking);
  });
}

function checkSketches(sketches: Record<string, FieldSketch>, at: string, { kinds, fault }: Checking): void {
  for (const [name, { kind, choices, target, min = -Infinity, max = Infinity }] of Object.entries(sketches)) {
    const takesChoices = kind === 'choice' || kind === 'multiChoice';
    if (takesChoices && !choices) fault(`${at}.${name}.choices`, 'the values to choose from');
    sayTwice((choices ?? []).map((one) => (typeof one === 'string' ? one : one.value).toLowerCase()), (index) => fault(`${at}.${name}.choices.${index}`, 'a value that is not there already'));
    if ((kind === 'reference' || kind === 'references') && (!target || !kinds.find(target))) fault(`${at}.${name}.target`, aKind(kinds, target));
    if (min > max) fault(`${at}.${name}.max`, 'at least as much as min');
  }
}

/** Kinds of fields whose values are words by themselves. */
const inTitles: readonly FieldKindName[] = ['text', 'longText', 'integer', 'decimal', 'date', 'dateTime', 'choice', 'url'];

function checkNames(record: RecordContribution, at: string, { kinds, office, fault }: Checking): void {
  const definition = kinds.find(record.kind);
  const { columns, form, outline = [], summary = [], titleFrom = [], filters = [], outcome, boardBy, findSame } = record;
  const shown = [
    ...columns.map((name, index) => [`columns.${index}`, name] as const),
    ...form.flatMap(({ fields }, group) => fields.map((name, index) => [`form.${group}.fields.${index}`, name] as const)),
    ...outline.map((name, index) => [`outline.${index}`, name] as const),
    ...summary.map((name, index) => [`summary.${index}`, name] as const),
    ...(outcome ? [['outcome.field', outcome.field] as const] : []),
    ...(outcome?.amount ? [['outcome.amount', outcome.amount] as const] : []),
    ...Object.keys(record.onlyFor ?? {}).map((name) => [`onlyFor.${name}`, name] as const),
  ];
  for (const [where, name] of shown) if (!isShown(name, definition)) fault(`${at}.${where}`, 'one of its fields');
  titleFrom.forEach((name, index) => {
    const field = fieldNamed(name, definition);
    if (!field) fault(`${at}.titleFrom.${index}`, 'one of its fields');
    else if (!inTitles.includes(field.kind.name)) fault(`${at}.titleFrom.${index}`, `a field of the kind ${inTitles.join(', ')}`);
  });
  if (boardBy && !isChoice(fieldNamed(boardBy, definition))) fault(`${at}.boardBy`, 'a field of the kind choice or multiChoice');
  if (findSame && !office.commands.find(findSame)) fault(`${at}.findSame`, 'a command of Gable');
  sayTwice(filters.map(({ id }) => id), (index) => fault(`${at}.filters.${index}.id`, 'an id that is not there already'));
  sayTwice(form.map(({ id }) => id), (index) => fault(`${at}.form.${index}.id`, 'an id that is not there already'));
}

function checkValues(record: RecordContribution, at: string, checking: Checking): void {
  const { kinds, fault } = checking;
  const definition = kinds.find(record.kind);
  const { outcome, planned, onlyFor = {}, begins = {}, addedWith = {}, takes = {}, filters = [] } = record;
  if (!definition) return;
  if (outcome?.values) checkOnlyFor({ field: outcome.field, values: outcome.values }, { definition, at: `${at}.outcome`, checking });
  if (planned) checkOnlyFor(planned, { definition, at: `${at}.planned`, checking });
  for (const [name, one] of Object.entries(onlyFor)) checkOnlyFor(one, { definition, at: `${at}.onlyFor.${name}`, checking });
  checkGiven(begins, { definition, at: `${at}.begins`, checking });
  for (const [name, values] of Object.entries(addedWith)) {
    const target = kinds.find(fieldNamed(name, definition)?.options.target ?? '');
    if (target) checkGiven(values, { definition: target, at: `${at}.addedWith.${name}`, checking });
    else fault(`${at}.addedWith.${name}`, 'a field that refers to other records');
  }
  for (const [name, from] of Object.entries(takes)) {
    const [through = '', theirs = '', ...more] = from.split('.');
    const lent = more.length ? undefined : fieldNamed(theirs, kinds.find(fieldNamed(through, definition)?.options.target ?? ''));
    if (!fieldNamed(name, definition)) fault(`${at}.takes.${name}`, 'one of its fields');
    else if (lent?.kind.name !== fieldNamed(name, definition)!.kind.name) fault(`${at}.takes.${name}`, 'a field that refers to other records and one of theirs of the same kind, such as properties.listPrice');
  }
  for (const [index, { filter }] of filters.entries()) {
    const wrong = wrongInFilter(filter, definition, checking);
    if (wrong) fault(`${at}.filters.${index}.filter`, wrong);
  }
}

interface Of { definition: RecordDefinition; at: string; checking: Checking }

/** Values for fields of new records. */
export function checkGiven(values: Record<string, unknown>, { definition, at, checking: { agency, fault } }: Of): void {
  for (const [name, value] of Object.entries(values)) {
    const field = fieldNamed(name, definition);
    if (!field || field.options.readOnly) fault(`${at}.${name}`, `a field of ${definition.kind} that can be written`);
    else if (!isTaken(field, value, agency)) fault(`${at}.${name}`, aValueOf(field, value));
  }
}

export function checkOnlyFor({ field: name, values }: OnlyFor, { definition, at, checking: { fault } }: Of): void {
  const field = fieldNamed(name, definition);
  if (!isChoice(field)) return fault(`${at}.field`, `a field of ${definition.kind} of the kind choice or multiChoice`);
  const known = field!.options.choices ?? [];
  values.forEach((value, index) => {
    if (known.length && !known.some((one) => one.value === value)) fault(`${at}.values.${index}`, 'one of its values');
  });
}
