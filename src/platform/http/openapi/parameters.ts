import type { Schema } from '../request/route.ts';
import { oneOf, text, whole } from '../request/schemas.ts';

const query = {
  filter: ['The filter language: `stage:proposal listPrice<1000000 holder:me -city:Seattle "free words"`. Amounts are in whole units of the agency’s currency, areas in its unit unless they name one: `livingArea>2000sqft`. A telephone number is found by its end, `phones:*1234`; places by two corners of a part of the map, `location:47.6,-122.4..47.7,-122.3`.', text],
  sort: ['Field names in order, `-` before one that descends.', text],
  limit: ['Records of a page, 50 unless told; entries of a timeline, 30 unless told.', { ...whole, minimum: 1, maximum: 200 }],
  after: ['Where the page before ended: its `next`.', text],
  fields: ['Fields to give, all unless told.', text],
  include: ['References to give with their titles; of one record also `timeline`, its newest entries.', text],
  q: ['Free words, each the beginning of a word of the record.', text],
  archived: ['Archived records: left out unless told.', oneOf('no', 'only', 'any')],
  kind: ['One kind of record, all unless told.', text],
  kinds: ['Kinds to look in, all unless told.', text],
  by: ['Up to three fields to group by, days and times also by month: `closeDate.month`. Left out, all are one group.', text],
  sum: ['Number fields to sum up.', text],
  average: ['Number fields whose average to give.', text],
  locale: ['Language of its words, the member’s own unless told.', oneOf('en', 'he', 'el', 'fa')],
  view: ['Id of a saved view: its filter beside the one that is asked for, and its words, order, archive and columns where none are.', text],
  width: ['A smaller picture.', { ...whole, enum: [320, 960, 1920] }],
  mode: ['Whether it is only judged, until the command `imports.apply`; applied at once unless told.', oneOf('judge', 'apply')],
  wait: ['Whether it answers when the job is over, for scripts; at once unless told.', oneOf('yes', 'no')],
  mapping: ['Which column goes to which field, as JSON.', text],
  duplicates: ['What is done with records that are there already.', oneOf('skip', 'update', 'make', 'decide')],
  form: ['Form of the file, where its content is not to tell.', oneOf('csv', 'xlsx', 'vcard', 'jsonl')],
  encoding: ['Encoding of a text by its name in the WHATWG Encoding Standard, where its letters are not to tell.', text],
  delimiter: ['What separates the values of a CSV, where its first lines are not to tell.', text],
  sheet: ['Name of the sheet of a workbook; the first unless told.', text],
  profile: ['Name of a profile by which the file is read.', text],
  format: ['Form of the file: CSV unless told.', oneOf('csv', 'xlsx', 'json', 'jsonl', 'vcard')],
  relations: ['Everything about each record: references with their ids and titles, files by name, ids and instants.', oneOf('yes', 'no')],
  headings: ['What stands over the columns of a table: what the caller calls the fields, or their own names. Areas are in the agency’s unit.', oneOf('labels', 'names')],
  ids: ['Ids of records, parted by commas; up to 10,000.', text],
  same: ['Whether somebody who is there already (by telephone, e-mail address or name) may be added once more, as usual, or is refused with 409.', oneOf('allow', 'refuse')],
  for: ['What is counted: what a list shows, or what a file would hold, which is what one sees whole.', oneOf('list', 'export')],
  repeats: ['How often: `workdays`, `weekly` or `monthly`.', text],
  weekday: ['1 for Monday to 7.', whole],
  dayOfMonth: ['1 to 31; in a shorter month its last day.', whole],
  hour: ['0 to 23, by the agency’s clocks.', whole],
  asOf: ['A day, which means its end where the agency is, or an instant: the record is given as it was then.', text],
  person: ['Id of a member: only what they did.', text],
  field: ['Name of a field: only changes of it, or the tags that are in it.', text],
  begins: ['The beginning of a tag, all unless told.', text],
  type: ['Only entries of one type.', oneOf('change', 'note', 'task')],
  strength: ['How sure it is that two are one; all unless told.', oneOf('possible', 'likely', 'certain')],
  holder: ['Id of the member who holds either of the two, or `me`.', text],
  variant: ['One of the ways in which a file of this form is read.', text],
} satisfies Record<string, [description: string, schema: Schema]>;

const headers = {
  'idempotency-key': 'The same request with the same key is done once, and answered alike.',
  'if-match': 'The ETag that was read; refused with 412 where somebody else was quicker.',
  'if-none-match': 'An ETag that is known already; answered with 304 where it still holds.',
  'last-event-id': 'The id of the last event that was seen.',
  'x-file-name': 'The name of the file, percent-encoded.',
} satisfies Record<string, string>;

/** What a route may know, so that nothing goes without a description. */
export type QueryName = keyof typeof query;
export type HeaderName = keyof typeof headers;

/** @param isRecord whether it is the id of a record, which one of its fields may stand for. */
export function pathParameter(name: string, isRecord = false): Schema {
  const description = 'Its id, or a field and its value, `idNumber:1234`, that exactly one has: 404 where none has, 409 where several have.';
  return { name, in: 'path', required: true, ...(isRecord && { description }), schema: text };
}

export function queryParameter(name: QueryName): Schema {
  const [description, schema] = query[name];
  return { name, in: 'query', description, schema };
}

export function headerParameter(name: HeaderName): Schema {
  return { name, in: 'header', description: headers[name], schema: text };
}
