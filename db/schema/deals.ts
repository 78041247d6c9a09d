import { agencyChoice, choice } from '../fields/choice.ts';
import { date } from '../fields/date.ts';
import { dateTime } from '../fields/dateTime.ts';
import { decimal } from '../fields/decimal.ts';
import { files } from '../fields/files.ts';
import { integer } from '../fields/integer.ts';
import { longText } from '../fields/longText.ts';
import { money } from '../fields/money.ts';
import { position } from '../fields/position.ts';
import { references } from '../fields/references.ts';
import { tags } from '../fields/tags.ts';
import { text } from '../fields/text.ts';
import { defineRecord } from '../record.ts';

/** One chance of business, from the first inquiry to won or lost. */
export const deals = defineRecord('deals', {
  title: text({ searched: true }),
  // The agency keeps the list of stages itself; the pipeline says of each whether it is open, won or lost.
  stage: agencyChoice({ required: true }),
  side: choice(['buyer', 'seller', 'both'], { required: true }),
  people: references('contacts', { roles: ['buyer', 'seller', 'tenant', 'landlord', 'lawyer', 'lender', 'other'] }),
  properties: references('properties'),
  value: money({ indexed: true }),
  probability: integer({ min: 0, max: 100 }),
  expectedCloseDate: date({ indexed: true }),
  nextStep: text(),
  nextStepAt: dateTime({ indexed: true }),
  source: text(),
  tags: tags({ searched: true }),
  remarks: longText(),
  documents: files(),
  boardPosition: position({ readOnly: true }),
  stageSince: dateTime({ readOnly: true }),
  closedAt: dateTime({ readOnly: true }),
  lostReason: choice(['price', 'financing', 'competitor', 'changedMind', 'notFound', 'noContact', 'propertyGone', 'other']),
  otherReason: text({ searched: true }),
  competitor: text(),
  commissionPercent: decimal({ min: 0, max: 100 }),
}, {
  indexes: [['stage', 'updatedAt'], ['stage', 'boardPosition'], ['stage', 'holder', 'updatedAt']],
  sums: [{ by: ['stage', 'holder'], of: 'value' }],
});
