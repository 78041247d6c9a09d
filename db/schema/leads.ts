import { area } from '../fields/area.ts';
import { choice } from '../fields/choice.ts';
import { dateTime } from '../fields/dateTime.ts';
import { decimal } from '../fields/decimal.ts';
import { duration } from '../fields/duration.ts';
import { emails } from '../fields/emails.ts';
import { integer } from '../fields/integer.ts';
import { json } from '../fields/json.ts';
import { longText } from '../fields/longText.ts';
import { money } from '../fields/money.ts';
import { phones } from '../fields/phones.ts';
import { reference } from '../fields/reference.ts';
import { text } from '../fields/text.ts';
import { defineRecord } from '../record.ts';

/** Somebody who asked, until it is known what becomes of it. */
export const leads = defineRecord('leads', {
  firstName: text({ searched: true }),
  lastName: text({ searched: true, indexed: true }),
  company: text({ searched: true }),
  phones: phones({ searched: true }),
  emails: emails({ searched: true }),
  preferredLanguage: choice(['en', 'he', 'ar', 'ru', 'fr', 'el', 'fa', 'de', 'es']),
  /** Of the person, for calling back: an IANA name. */
  timeZone: text({ maxLength: 60 }),
  interest: choice(['buy', 'rent', 'sell', 'let', 'valuation', 'other']),
  message: longText({ searched: true }),
  budget: money(),
  bedrooms: integer({ min: 0, max: 100 }),
  rooms: decimal({ min: 0, max: 100, scale: 1 }),
  livingArea: area(),
  propertySubType: choice(['Apartment', 'Condominium', 'Duplex', 'Townhouse', 'Single Family Residence', 'Office', 'Retail', 'Warehouse', 'Industrial', 'Unimproved Land', 'Mixed Use']),
  place: text({ searched: true }),
  property: reference('properties'),
  status: choice([{ value: 'new', meaning: 'info' }, 'contacted', { value: 'qualified', meaning: 'good' }, { value: 'converted', meaning: 'good' }, { value: 'discarded', meaning: 'bad' }], { required: true }),
  discardReason: choice(['noReply', 'notInterested', 'elsewhere', 'wrongNumber', 'outOfArea', 'twice', 'spam', 'other']),
  /** The way it came. */
  channel: choice(['form', 'email', 'portal', 'phone', 'walkIn', 'api', 'import', 'hand']),
  source: text({ indexed: true }),
  campaign: text(),
  contact: reference('contacts'),
  deal: reference('deals', { readOnly: true }),
  nextStep: text(),
  nextStepAt: dateTime({ indexed: true }),
  callBackAt: dateTime({ indexed: true }),
  remarks: longText(),
  receivedAt: dateTime({ readOnly: true, indexed: true }),
  /** Until when somebody is to answer, in the agency's working hours; empty once it is answered. */
  answerBy: dateTime({ readOnly: true, indexed: true }),
  answeredAt: dateTime({ readOnly: true }),
  /** How long they waited, in minutes of any hours. */
  answeredAfter: duration({ readOnly: true }),
  givenAt: dateTime({ readOnly: true }),
  /** Why it was given to its holder: `{ code, values }`, with those who had it before and did not answer. */
  assignment: json({ readOnly: true }),
  /** What they agreed to when they sent it: `{ text, at }`. */
  consent: json({ readOnly: true }),
  /** Names of the fields that were read out of a line or a message, and that nobody has confirmed. */
  guessed: json({ readOnly: true }),
}, {
  title: ({ firstName, lastName, company, phones: numbers, emails: addresses, message }) =>
    [firstName, lastName].filter(Boolean).join(' ') || company || numbers?.[0]?.typed || addresses?.[0]?.address || (message ?? '').split('\n', 1)[0]!.slice(0, 80),
  indexes: [['status', 'receivedAt'], ['holder', 'status', 'answerBy'], ['holder', 'givenAt']],
});
