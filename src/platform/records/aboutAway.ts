import { fold } from '@gable/db/fold.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { SqlText } from './sqlText.ts';

const aboutOthers = ['notes', 'tasks'];

/** What was written or is to be done about records whose extension is off shows no more than they do, until it is back; the office itself still finds it. */
export function leaveOutAboutAway(definition: RecordDefinition, { agency, member }: Caller, sql: SqlText): void {
  if (member === null || !aboutOthers.includes(definition.kind)) return;
  for (const { kind, name } of agency.additions.kept) {
    if (name !== '' || agency.kinds.find(kind)) continue;
    // The sign after the slash ends the stretch of that kind's addresses.
    const [from, to] = [fold(`${kind}/`), fold(`${kind}0`)];
    sql.add(' AND (t.about_key IS NULL OR t.about_key < ? OR t.about_key >= ?)', from, to);
  }
}
