import { boolean } from '../fields/boolean.ts';
import { agencyChoice, choice } from '../fields/choice.ts';
import { dateTime } from '../fields/dateTime.ts';
import { integer } from '../fields/integer.ts';
import { json } from '../fields/json.ts';
import { reference } from '../fields/reference.ts';
import { text } from '../fields/text.ts';
import { defineRecord } from '../record.ts';

/** A person's place in one agency. The person who signs in is a user, and users are global. */
export const members = defineRecord('members', {
  title: text({ required: true, searched: true }),
  email: text({ required: true, searched: true, maxLength: 254 }),
  role: agencyChoice({ required: true }),
  team: reference('teams'),
  phone: text(),
  locale: choice(['en', 'he', 'el', 'fa']),
  joinedAt: dateTime({ readOnly: true }),
  suspended: boolean({ readOnly: true }),
  user: integer({ readOnly: true, internal: true }),
  preferences: json({ internal: true }),
});
