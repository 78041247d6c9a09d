import type { ReportDescription } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Today } from '../days/span.ts';
import type { Connection } from '../engine/engine.ts';
import type { Office } from '../office.ts';

export type ReportParts = Pick<Office, 'engine' | 'messages' | 'rules' | 'extensions'>;

/** A report on its way: whose, of what, on which day. */
export interface Reporting {
  office: ReportParts;
  caller: Caller;
  definition: RecordDefinition;
  report: ReportDescription;
  today: Today;
  dialect: Connection['dialect'];
  /** Fields that it is by and that are not shown of what the caller sees in outline only. */
  hidden: ReadonlySet<string>;
}
