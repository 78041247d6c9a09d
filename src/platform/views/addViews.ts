import { views } from '@gable/api/server';
import type { Commands } from '../commands/commands.ts';
import { recordCommands } from '../commands/recordCommands.ts';
import type { Records } from '../records/records.ts';
import type { Rules } from '../records/rules.ts';
import { guardSharing, teamOf } from './sharing.ts';
import { checkView } from './checkView.ts';

/** Saved views: how somebody looks at a list, kept for themselves, their team or everybody. */
export function addViews({ records, commands, rules }: { records: Records; commands: Commands; rules: Rules }): void {
  records.kinds.add(views);
  for (const command of recordCommands(views)) commands.add(command);
  rules.defaults.add(views.kind, () => ({ layout: 'table', visibility: 'own' }));
  rules.rules.add(views.kind, checkView);
  rules.rules.add(views.kind, teamOf);
  rules.guards.add(views.kind, guardSharing);
}
