import type { RecordData } from '@gable/api';
import type { FieldKindName } from '@gable/db/field.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { messagesFor } from '../extensions/contributing.ts';
import { importableFields } from '../imports/reading/importableFields.ts';
import { keptChoices } from '../imports/reading/keptChoices.ts';
import type { ExportParts } from './exports.ts';
import { headingsFor } from './headings.ts';
import { isReference } from './references.ts';
import type { Cell, ValueWriter } from './values/cell.ts';
import { columnsFor, partWriter } from './values/parts.ts';
import { fileNames, referredIds, titlesFor } from './values/pointers.ts';
import { valueWriter, type Wording } from './values/valueWriter.ts';
import { writtenCell } from './values/writtenCell.ts';
import { writtenNames } from './writtenAbout.ts';

/** A column of a table: what stands over it, and what a record has in it. */
export interface Column {
  heading: string;
  text(record: RecordData): string;
  cell(record: RecordData): Cell;
}

/** What of a record gets a column of its own: a field, the ids that it points to, or a part of it such as `street`. */
export interface Part { name: string; id?: true; part?: string }

export interface Asked {
  definition: RecordDefinition;
  caller: Caller;
  names: readonly string[];
  withRelations: boolean;
  headings: 'labels' | 'names';
  office: Pick<ExportParts, 'messages' | 'extensions' | 'rules'>;
}

/**
 * The fields that an export gives: those that were asked for; else all of the kind's own that are shown and whose it is, and
 * of whole ones also those that the agency hides, files, and what every record has. That stands last, for a heading such as “ID” may mean another field elsewhere.
 */
export function namesOf({ fields }: RecordDefinition, { asked, whole, hidden }: { asked: readonly string[] | undefined; whole: boolean; hidden: readonly string[] }): readonly string[] {
  if (asked) return asked;
  const isOwn = (name: string): boolean => !fields[name]!.options.internal && !beyondTables.has(fields[name]!.kind.name) && (whole || (fields[name]!.kind.name !== 'files' && !hidden.includes(name)));
  return [...new Set([...Object.keys(fields).filter(isOwn), 'holder', ...(whole ? ['title', 'id', 'createdAt', 'updatedAt', 'archivedAt'] : [])])];
}

/** What only the program reads. */
const beyondTables = new Set(['json', 'position']);

/** @throws Refusal `query.unknownField` (400) comes with the reading. */
export function columnsOf(asked: Asked): Column[] {
  const { definition, names, withRelations } = asked;
  const kindOf = (name: string): FieldKindName | undefined => definition.fields[name]?.kind.name;
  // The id comes first, for our import takes a record by what it meets first, and two may be called the same.
  const parts = names.flatMap((name): Part[] => {
    const columns = columnsFor(kindOf(name));
    if (columns.length) return columns.map((part) => ({ name, part }));
    return [...(withRelations && isReference(kindOf(name), name) ? [{ name, id: true } as const] : []), { name }];
  });
  const headings = headingsFor(parts, asked);
  return parts.map((part, index) => ({ heading: headings[index]!, ...written(part.name, writerOf(part, asked)) }));
}

function writerOf({ name, id, part }: Part, { definition, caller, headings, office }: Asked): ValueWriter {
  const field = definition.fields[name];
  const key = `${definition.kind}.${name}`;
  if (isReference(field?.kind.name, name)) return id ? referredIds : titlesFor(field?.kind.name);
  else if (!field && writtenNames.includes(name)) return writtenCell(caller.agency.timeZone);
  else if (!field) return { text: String };
  else if (part) return partWriter(field.kind.name, part);
  else if (field.kind.name === 'files') return fileNames;
  const messages = messagesFor(office.messages, caller.agency);
  const kept = keptChoices(office.rules, caller.agency, definition.kind);
  const words = importableFields(definition, messages, kept).find((one) => one.name === name)?.words ?? {};
  const wording: Wording = {
    agency: caller.agency, words, kept: kept(name), currency: headings === 'labels' ? caller.agency.currency : undefined,
    say: (message) => (messages.all(caller.locale)[message] === undefined ? undefined : messages.sentence(caller.locale, message)),
  };
  return valueWriter(key, field, wording);
}

function written(name: string, { text, cell = text }: ValueWriter): Pick<Column, 'text' | 'cell'> {
  const isThere = (value: unknown): boolean => value !== null && value !== undefined;
  return {
    text: (record) => (isThere(record[name]) ? text(record[name]) : ''),
    cell: (record) => (isThere(record[name]) ? cell(record[name]) : ''),
  };
}
