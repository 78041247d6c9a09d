import { boolean } from '../fields/boolean.ts';
import { choice } from '../fields/choice.ts';
import { multiChoice } from '../fields/multiChoice.ts';
import { text } from '../fields/text.ts';
import { longText } from '../fields/longText.ts';
import { url } from '../fields/url.ts';
import { defineRecord } from '../record.ts';

/** A form on somebody's page by which people ask us something. */
export const leadForms = defineRecord('leadForms', {
  title: text({ required: true, searched: true }),
  language: choice(['en', 'he', 'el', 'fa'], { required: true }),
  heading: text(),
  introduction: longText(),
  asks: multiChoice(['interest', 'budget', 'bedrooms', 'place', 'message'], { required: true }),
  interest: choice(['buy', 'rent', 'sell', 'let', 'valuation', 'other']),
  /** What somebody agrees to by sending it; nothing is asked where it is empty. */
  consent: longText(),
  thanks: text(),
  /** Where the browser goes afterwards, in place of our own word of thanks. */
  thanksPage: url(),
  source: text(),
  campaign: text(),
  closed: boolean(),
});
