import { Unable, type Verb } from '../verb.ts';

export const importRecords: Verb = {
  name: 'import',
  takes: '<records> <file> [--mapping <file>] [--duplicates skip|update|make] [--as-active]',
  does: 'Takes in a file of records.',
  options: { mapping: 'word', duplicates: 'word', 'as-active': 'flag' },
  async run() {
    throw new Unable('Import is not there yet.');
  },
};
