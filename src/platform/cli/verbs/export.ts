import { Unable } from '../../unable.ts';
import type { Verb } from '../verb.ts';

export const exportRecords: Verb = {
  name: 'export',
  takes: '<records> [--format csv|xlsx|json]',
  does: 'Comes with a later version of Gable.',
  options: { format: 'word' },
  async run() {
    throw new Unable('Export comes with a later version of Gable; until then the API gives every record, and “backup” everything at once.');
  },
};
