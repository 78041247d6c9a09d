/** By what one tells that somebody is there already, when they are entered by hand, by the API or by a file. */
export const samePerson = {
  sharing: ['phones', 'emails'],
  // Half a name is the name of many.
  titleOf: [['firstName', 'lastName'], ['company']],
  soundIn: 'nameSound',
} as const;
