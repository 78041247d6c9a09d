import type { contacts, SameRule } from '@gable/api/server';

/** Half a name is the name of many. */
export const samePerson: SameRule<keyof (typeof contacts)['fields'] & string> = {
  sharing: ['phones', 'emails'],
  titleOf: [['firstName', 'lastName'], ['company']],
};
