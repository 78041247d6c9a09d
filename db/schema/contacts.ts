import { addresses } from '../fields/addresses.ts';
import { boolean } from '../fields/boolean.ts';
import { choice } from '../fields/choice.ts';
import { date } from '../fields/date.ts';
import { dateTime } from '../fields/dateTime.ts';
import { emails } from '../fields/emails.ts';
import { files } from '../fields/files.ts';
import { json } from '../fields/json.ts';
import { longText } from '../fields/longText.ts';
import { multiChoice } from '../fields/multiChoice.ts';
import { phones } from '../fields/phones.ts';
import { reference } from '../fields/reference.ts';
import { tags } from '../fields/tags.ts';
import { text } from '../fields/text.ts';
import { url } from '../fields/url.ts';
import { defineRecord } from '../record.ts';

/** People and companies. Of a colleague's contact one sees that they exist, whose they are, and when they were last spoken to. */
export const contacts = defineRecord('contacts', {
  contactKind: choice(['person', 'company', 'household'], { required: true }),
  firstName: text({ searched: true, private: true }),
  lastName: text({ searched: true, private: true, indexed: true }),
  company: text({ searched: true, private: true }),
  jobTitle: text({ private: true }),
  phones: phones({ searched: true, private: true }),
  emails: emails({ searched: true, private: true }),
  roles: multiChoice(['buyer', 'seller', 'tenant', 'landlord', 'investor', 'lawyer', 'notary', 'lender', 'contractor', 'agent', 'other'], { private: true }),
  tags: tags({ searched: true, private: true }),
  household: reference('contacts', { private: true }),
  worksFor: reference('contacts', { private: true }),
  addresses: addresses({ private: true }),
  preferredChannel: choice(['phone', 'whatsapp', 'sms', 'email', 'post'], { private: true }),
  preferredLanguage: choice(['en', 'he', 'ar', 'ru', 'fr', 'el', 'fa', 'de', 'es'], { private: true }),
  birthday: date({ private: true }),
  idNumber: text({ private: true, indexed: true }),
  source: text({ private: true }),
  website: url({ private: true }),
  doNotContact: boolean({ private: true }),
  remarks: longText({ private: true }),
  documents: files({ private: true }),
  lastContactAt: dateTime({ indexed: true }),
  /** Since when all of their numbers and addresses are known to be right: when the one that was confirmed longest ago was. */
  confirmedAt: dateTime({ readOnly: true, private: true, indexed: true, hiddenWith: ['phones', 'emails', 'addresses'] }),
  /** When each was confirmed that was not entered with the contact. */
  confirmations: json({ readOnly: true, private: true, hiddenWith: ['phones', 'emails', 'addresses'] }),
  /** By which a name is found that is written in another script. */
  nameSound: text({ readOnly: true, internal: true, indexed: true }),
}, {
  title: ({ firstName, lastName, company, phones: numbers, emails: addresses }) =>
    [firstName, lastName].filter(Boolean).join(' ') || company || numbers?.[0]?.typed || addresses?.[0]?.address || '',
  // Somebody without a name is called by their number or address, and that is nobody else's.
  hidesTitle: (title) => title.includes('@') || !/\p{L}/u.test(title),
  hiddenWithTitle: ['phones', 'emails'],
  outline: ['lastContactAt'],
});
