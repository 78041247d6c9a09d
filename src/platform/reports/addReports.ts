import { reports, type Saved, type Transaction } from '@gable/api/server';
import type { Commands } from '../commands/commands.ts';
import { recordCommands } from '../commands/recordCommands.ts';
import type { Records } from '../records/records.ts';
import type { Rules } from '../records/rules.ts';
import { guardSharing, teamOf } from '../views/sharing.ts';

/** Reports that somebody keeps, for themselves, their team or everybody. */
export function addReports({ records, commands, rules }: { records: Records; commands: Commands; rules: Rules }): void {
  records.kinds.add(reports);
  for (const command of recordCommands(reports)) commands.add({ ...command, prepare });
  rules.defaults.add(reports.kind, () => ({ shownAs: 'bars', visibility: 'own' }));
  rules.rules.add(reports.kind, checked);
  rules.rules.add(reports.kind, teamOf);
  rules.guards.add(reports.kind, guardSharing);
}

// What checks a report is read with the first one that is written; what an undo brings back has been checked before.
let checks: typeof import('./checkKeptReport.ts') | undefined;
const prepare = async (): Promise<void> => { checks ??= await import('./checkKeptReport.ts'); };
const checked = (saving: Saved<typeof reports>, tx: Transaction): Record<string, unknown> | undefined => checks?.checkKeptReport(saving, tx);
