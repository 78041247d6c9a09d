import { choice } from '../fields/choice.ts';
import { dateTime } from '../fields/dateTime.ts';
import { longText } from '../fields/longText.ts';
import { text } from '../fields/text.ts';
import { defineRecord } from '../record.ts';

/** Something that its holder has to do. */
export const tasks = defineRecord('tasks', {
  title: text({ required: true, searched: true }),
  about: text({ indexed: true }),
  dueAt: dateTime({ indexed: true }),
  priority: choice(['low', 'normal', 'high']),
  doneAt: dateTime({ indexed: true }),
  remarks: longText(),
}, { indexes: [['holder', 'doneAt', 'dueAt']] });
