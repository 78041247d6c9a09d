import type { ColumnType, Field, Stored } from './field.ts';
import { genericRecords } from './schema/platform.ts';
import { defineTable, type ColumnSketch, type Table } from './table.ts';

export type Fields = Record<string, Field<any, any>>;

/** The values of a record as commands read them: null where there is none. */
export type ValuesOf<Given extends Fields> = {
  [Name in keyof Given]: Given[Name] extends Field<infer Value, infer Required> ? (Required extends true ? Value : Value | null) : never;
};

/** What everything that an agency keeps has besides its own fields. */
export interface Standing {
  id: string;
  title: string;
  revision: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  /** Id of the member whose record it is. */
  holder: string | null;
}

export type RecordOf<Definition> = Definition extends RecordDefinition<infer Given> ? Standing & ValuesOf<Given> : never;

export interface RecordOptions<Given extends Fields> {
  /** Makes the title from the other fields; left out where `title` is a field of its own. */
  title?: (values: Partial<ValuesOf<Given>>) => string;
  /** Whether a title tells what the outline must not: a contact that is called by its number. */
  hidesTitle?: (title: string) => boolean;
  /** Fields that may be hidden from people though a title may be made of them, because such a title is hidden with them. */
  hiddenWithTitle?: readonly (keyof Given & string)[];
  /** Fields that those see who may only see that the record exists. Left out: all that are not `private`. */
  outline?: readonly (keyof Given & string)[];
  /** Fields that say with whom else a record of this kind is shared: `agency`, or the id of a team. Of such a kind every member sees their own, whatever their role. */
  sharedBy?: readonly (keyof Given & string)[];
  /** Further indexes, each a list of columns after the agency: what a big list filters by, then what it sorts by. */
  indexes?: readonly (readonly string[])[];
  /** What is summed up all the time: an index has all that such a sum is made of, so that no record is read for it. */
  sums?: readonly { by: readonly string[]; of: string }[];
}

export interface RecordDefinition<Given extends Fields = Fields> {
  kind: string;
  fields: Given;
  options: RecordOptions<Given>;
  /** Those of the table, and after them one for each part of a field that was added at run time. */
  columns: readonly RecordColumn[];
  /** Came at run time: its records lie in the table `records` that all such kinds share. */
  shared?: true;
  /** The whole kind, where this is what somebody knows of it from whom fields are hidden; the columns are those of the whole. */
  partOf?: RecordDefinition;
  /** The columns of each field, as positions in `columns`. */
  places: ReadonlyMap<string, readonly number[]>;
  table: Table;
}

export interface RecordColumn {
  name: string;
  type: ColumnType;
  required?: boolean;
  /** Of a field that was added at run time, whose value lies in `custom`: its place in what the field stores. */
  added?: { field: string; part: number };
}

/** Columns that come before those of the fields; `places` holds them by their names in the API too. */
const standing: readonly (RecordColumn & { field?: string })[] = [
  { name: 'agency_id', type: 'integer', required: true },
  { name: 'id', type: 'text', required: true, field: 'id' },
  { name: 'revision', type: 'integer', required: true, field: 'revision' },
  { name: 'created_at', type: 'integer', required: true, field: 'createdAt' },
  { name: 'updated_at', type: 'integer', required: true, field: 'updatedAt' },
  { name: 'archived_at', type: 'integer', field: 'archivedAt' },
  { name: 'holder_id', type: 'text', field: 'holder' },
  { name: 'custom', type: 'text' },
  { name: 'title', type: 'text', required: true, field: 'title' },
  { name: 'title_key', type: 'text', required: true },
  { name: 'title_hidden', type: 'integer', required: true },
];

/**
 * The one place where a record's fields exist. From it follow the tables of both engines, checks, forms, columns,
 * filters, search, import, export, the API's description, rights and history.
 */
export function defineRecord<const Given extends Fields>(
  kind: string,
  given: Given,
  options: RecordOptions<Given> = {},
): RecordDefinition<Given> {
  // Without a prototype, for people ask for fields by name, and `constructor` must be none.
  const fields = Object.assign(Object.create(null) as Given, given);
  const columns: RecordColumn[] = standing.map(({ name, type, required }) => ({ name, type, ...(required && { required }) }));
  const places = new Map<string, number[]>();
  standing.forEach(({ field }, place) => field && places.set(field, [place]));
  places.get('title')!.push(standing.findIndex(({ name }) => name === 'title_key'));

  for (const [name, { kind: fieldKind }] of Object.entries(fields)) {
    if (name === 'title') continue;
    if (places.has(name)) throw new Error(`${kind}.${name} is a name that every record has already.`);
    places.set(name, fieldKind.columns.map(([suffix, type]) => columns.push({ name: columnName(name, suffix), type }) - 1));
  }
  const indexes = indexColumns({ kind, fields, options: options as RecordOptions<any>, columns, places });
  return { kind, fields, options: options as RecordOptions<Given>, columns, places, table: tableOf(kind, columns, indexes) };
}

/** A kind that comes at run time, from an extension: no table is made for it. */
export function defineSharedRecord(kind: string, fields: Fields, options: RecordOptions<Fields> = {}): RecordDefinition {
  const { title, ...others } = fields;
  const base = defineRecord(kind, title ? { title } : {}, options);
  return { ...withFields(base, others), options, shared: true, table: { ...genericRecords, indexes: sharedIndexes } };
}

/** The same kind with fields that were added at run time; their values lie in `custom`. */
export function withFields(definition: RecordDefinition, added: Fields): RecordDefinition {
  const fields = Object.assign(Object.create(null) as Fields, definition.fields, added);
  const columns = [...definition.columns];
  const places = new Map(definition.places);
  for (const [field, { kind }] of Object.entries(added)) {
    if (places.has(field)) throw new Error(`${definition.kind}.${field} is there already.`);
    places.set(field, kind.columns.map(([suffix, type], part) => columns.push({ name: suffix ? `${field}.${suffix}` : field, type, added: { field, part } }) - 1));
  }
  return { ...definition, fields, columns, places };
}

/** As for a kind of its own: all begin with the agency and the kind, which every query of theirs names. */
const sharedIndexes = [['agency_id', 'title_key', 'id'], ['agency_id', 'updated_at', 'id'], ['agency_id', 'holder_id', 'updated_at', 'id']];

/** `listPrice` → `list_price`, with a suffix for a field of several columns: `list_price_currency`. */
export function columnName(field: string, suffix = ''): string {
  const name = field.replace(/[A-Z]+(?![a-z])|[A-Z]/g, (letters) => `_${letters.toLowerCase()}`).replace(/^_/, '');
  return suffix ? `${name}_${suffix}` : name;
}

/** The position of the column by which a field is filtered and sorted; undefined where it has no order. */
export function comparedPlace(definition: Pick<RecordDefinition, 'fields' | 'places'>, name: string): number | undefined {
  const places = definition.places.get(name);
  const comparedBy = name === 'title' ? 1 : Object.hasOwn(definition.fields, name) ? definition.fields[name]!.kind.comparedBy : 0;
  return comparedBy === undefined ? undefined : places?.[comparedBy];
}

/** The position of the column that an index of a field is over; undefined where it has no order and no cell. */
export function foundPlace(definition: Pick<RecordDefinition, 'fields' | 'places'>, name: string): number | undefined {
  const cell = Object.hasOwn(definition.fields, name) ? definition.fields[name]!.kind.cell : undefined;
  return cell === undefined ? comparedPlace(definition, name) : definition.places.get(name)?.[cell];
}

function indexColumns({ kind, fields, options, columns, places }: Omit<RecordDefinition, 'table'>): string[][] {
  const columnOf = (name: string): string => {
    const place = foundPlace({ fields, places }, name);
    if (place === undefined) throw new Error(`${kind}.${name} has no order, so it can't be indexed.`);
    return columns[place]!.name;
  };
  const partsOf = (name: string): string[] => places.get(name)!.map((place) => columns[place]!.name);
  // Beside the cell of a place stands where in it the place is.
  const single = Object.keys(fields).filter((name) => fields[name]!.options.indexed).map((name) => [...new Set([columnOf(name), ...(fields[name]!.kind.cell === undefined ? [] : partsOf(name))])]);
  const sums = (options.sums ?? []).map(({ by, of }) => {
    // A sum of money is also by its currency.
    const [amount, ...further] = partsOf(of);
    return [...by.map(columnOf), ...further, 'archived_at', amount!];
  });
  return [['title'], ['holder', 'updatedAt'], ['updatedAt'], ...(options.indexes ?? [])].map((names) => names.map(columnOf)).concat(single, sums);
}

function tableOf(kind: string, columns: readonly RecordColumn[], indexes: string[][]): Table {
  return defineTable(columnName(kind), {
    columns: Object.fromEntries(columns.map(({ name, type, required }): [string, ColumnSketch] => [name, required ? `${type}!` : type])),
    key: ['agency_id', 'id'],
    indexes: indexes.map((on) => ({ name: on.join('_and_'), on: ['agency_id', ...on, 'id'] })),
  });
}

/** Stored columns of one record, in the order of `columns`. */
export type StoredRecord = Stored[];
