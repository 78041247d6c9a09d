import { choice } from '../fields/choice.ts';
import { json } from '../fields/json.ts';
import { reference } from '../fields/reference.ts';
import { text } from '../fields/text.ts';
import { defineRecord } from '../record.ts';

/** How somebody looks at records of one kind: which of them, in which order, laid out how. Names are those of the list's address. */
export const views = defineRecord('views', {
  title: text({ required: true, searched: true, maxLength: 80 }),
  records: text({ required: true, indexed: true }),
  layout: choice(['table', 'board', 'calendar', 'gallery'], { required: true }),
  filter: text({ maxLength: 2_000 }),
  words: text(),
  archived: choice(['only', 'any']),
  sort: text(),
  columns: json({ maxLength: 8_192 }),
  groupBy: text(),
  boardBy: text(),
  dateBy: text(),
  visibility: choice(['own', 'team', 'agency'], { required: true }),
  team: reference('teams'),
}, { sharedBy: ['visibility', 'team'] });
