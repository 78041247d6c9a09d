import { longText } from '../fields/longText.ts';
import { text } from '../fields/text.ts';
import { defineRecord } from '../record.ts';

/** What somebody wrote down about a record. Whoever sees the record sees its notes. */
export const notes = defineRecord('notes', {
  text: longText({ required: true, searched: true }),
  about: text({ indexed: true }),
}, {
  title: ({ text: words }) => (words ?? '').split('\n', 1)[0]!.slice(0, 80),
});
