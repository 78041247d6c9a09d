import { reports } from '@gable/api/server';
import type { Commands } from '../commands/commands.ts';
import { recordCommands } from '../commands/recordCommands.ts';
import type { Records } from '../records/records.ts';
import type { Rules } from '../records/rules.ts';
import { guardSharing, teamOf } from '../views/sharing.ts';
import { checkKeptReport } from './checkKeptReport.ts';

/** Reports that somebody keeps, for themselves, their team or everybody. */
export function addReports({ records, commands, rules }: { records: Records; commands: Commands; rules: Rules }): void {
  records.kinds.add(reports);
  for (const command of recordCommands(reports)) commands.add(command);
  rules.defaults.add(reports.kind, () => ({ shownAs: 'bars', visibility: 'own' }));
  rules.rules.add(reports.kind, checkKeptReport);
  rules.rules.add(reports.kind, teamOf);
  rules.guards.add(reports.kind, guardSharing);
}
