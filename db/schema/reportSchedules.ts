import { choice } from '../fields/choice.ts';
import { integer } from '../fields/integer.ts';
import { references } from '../fields/references.ts';
import { text } from '../fields/text.ts';
import { defineRecord } from '../record.ts';

/** When a report is sent by mail, and to whom: each gets it with their own rights. `reportId` names one that is kept, or one that comes ready-made. */
export const reportSchedules = defineRecord('reportSchedules', {
  title: text({ required: true, searched: true, maxLength: 80 }),
  reportId: text({ required: true, indexed: true, maxLength: 120 }),
  repeats: choice(['workdays', 'weekly', 'monthly'], { required: true }),
  /** 1 for Monday to 7. */
  weekday: integer({ min: 1, max: 7 }),
  /** In a shorter month its last day. */
  dayOfMonth: integer({ min: 1, max: 31 }),
  /** By the agency's clocks. */
  hour: integer({ required: true, min: 0, max: 23 }),
  recipients: references('members', { required: true }),
  attachment: choice(['none', 'xlsx', 'csv'], { required: true }),
});
