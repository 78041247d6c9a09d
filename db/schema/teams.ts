import { text } from '../fields/text.ts';
import { defineRecord } from '../record.ts';

/** Members who work together; its managers see what all of them hold. */
export const teams = defineRecord('teams', {
  title: text({ required: true, searched: true }),
});
