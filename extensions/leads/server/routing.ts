import { defineCommand } from '@gable/api/server';
import { settingsOf } from './settings.ts';

/** How leads are given out. */
export const routing = defineCommand({
  id: 'leads.routing',
  input: {},
  permission: ['agency', 'team'],
  hidden: true,
  run: async (tx) => settingsOf({ setting: (name) => tx.setting(name), agency: tx.agency }),
});
