import { choice } from '../fields/choice.ts';
import { json } from '../fields/json.ts';
import { longText } from '../fields/longText.ts';
import { reference } from '../fields/reference.ts';
import { text } from '../fields/text.ts';
import { defineRecord } from '../record.ts';

/** A report that somebody keeps: what it tells, how it is drawn, and who else may look at it. */
export const reports = defineRecord('reports', {
  title: text({ required: true, searched: true, maxLength: 80 }),
  remarks: longText(),
  records: text({ readOnly: true }),
  report: json({ required: true, maxLength: 16_384 }),
  shownAs: choice(['table', 'bars', 'columns', 'lines', 'donut', 'number'], { required: true }),
  visibility: choice(['own', 'team', 'agency'], { required: true }),
  team: reference('teams'),
}, { sharedBy: ['visibility', 'team'] });
