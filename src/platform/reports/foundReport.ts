import { Refusal, type ReportDescription } from '@gable/api';
import { isId } from '@gable/db/id.ts';
import type { Caller } from '../caller.ts';
import { contributingTo, messagesFor } from '../extensions/contributing.ts';
import type { Office } from '../office.ts';

/** A report by its id: one that somebody keeps and the caller sees, or one that an extension brings ready-made, `deals.pipeline`. */
export interface FoundReport { title: string; report: ReportDescription; shownAs: string }

/** @throws Refusal `record.notFound` (404) */
export async function foundReport(office: Pick<Office, 'records' | 'extensions' | 'messages'>, caller: Caller, id: string): Promise<FoundReport> {
  if (isId(id)) {
    const { title, report, shownAs } = await office.records.get(caller, { kind: 'reports', id });
    return { title, report: report as ReportDescription, shownAs: shownAs as string };
  }
  for (const { name, contributes } of contributingTo(caller.agency, office.extensions)) {
    const ready = contributes.reports?.find((one) => `${name}.${one.id}` === id);
    if (ready) return { title: messagesFor(office.messages, caller.agency).sentence(caller.locale, `${name}.report.${ready.id}`), report: ready.report, shownAs: ready.shownAs };
  }
  throw new Refusal('record.notFound', { status: 404 });
}
