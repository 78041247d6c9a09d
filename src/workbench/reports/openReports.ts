import { Refusal, type KeptReport, type ReportDescription, type ReportLook, type ReportResult } from '@gable/api';
import type { Rest } from '@gable/api/ui';
import type { OwnPageContext, Page } from '../address.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import type { ReportSendings } from './sending.ts';

/** A report as its page begins with it; `kept` where somebody keeps it. */
export interface OpenedReport { title: string; report: ReportDescription; shownAs: ReportLook; kept: KeptReport | null }

/** All reports, one of them, or a new one. */
export async function open(context: OwnPageContext): Promise<Page> {
  const { workbench, rest, part } = context;
  const list = { icon: 'chart-column', isRecord: false };
  if (!part) {
    const [{ default: component }, { data }] = await Promise.all([import('./ReportsPage.svelte'), rest.get<{ data: KeptReport[] }>('reports', { sort: 'title', limit: 200 })]);
    return { ...list, component, props: { kept: data }, title: workbench.t('reports.many') };
  }
  const opened = await openedReport(context);
  const [{ default: component }, told, sendings] = await Promise.all([import('./ReportPage.svelte'), workedOut(rest, opened.report), part === 'new' ? null : sendingsOf(rest, part)]);
  return { ...list, component, props: { opened, isNew: part === 'new', address: part, sendings, ...told }, title: opened.title };
}

const sendingsOf = async (rest: Rest, report: string): Promise<ReportSendings> => (await rest.get<{ data: ReportSendings }>(`reports/${report}/sendings`)).data;

async function openedReport({ workbench, url, rest, part }: OwnPageContext): Promise<OpenedReport> {
  const ready = workbench.readyReports.find(({ id }) => id === part);
  if (part === 'new') return { title: workbench.t('reports.new'), kept: null, shownAs: 'bars', report: firstReport(workbench, url.searchParams.get('records')) };
  else if (ready) return { ...ready, kept: null };
  const { data } = await rest.get<{ data: KeptReport }>(`reports/${part}`);
  return { title: data.title, report: data.report, shownAs: data.shownAs, kept: data };
}

/** What can't be worked out any more can still be looked at and mended. */
async function workedOut(rest: Rest, report: ReportDescription): Promise<{ result: ReportResult } | { problem: string }> {
  try {
    return { result: (await rest.post<{ data: ReportResult }>('reports/run', report)).data };
  } catch (problem) {
    if (problem instanceof Refusal && problem.status < 500) return { problem: problem.message };
    throw problem;
  }
}

/** Something to begin with: how many there are, by what the board is by or else by whose they are. */
export function firstReport({ records, describe }: Pick<GableWorkbench, 'records' | 'describe'>, kind: string | null): ReportDescription {
  const description = describe(kind ?? '') ?? describe('deals') ?? records.find(({ form }) => form?.length) ?? records[0]!;
  const by = description.boardBy && description.fields.find(({ name, kind: one }) => name === description.boardBy && one === 'choice');
  return { records: description.kind, rows: [{ field: by ? by.name : 'holder' }], measures: [{ of: 'count' }] };
}
