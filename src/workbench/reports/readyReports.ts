import { fieldsIn, parseFilter, type RecordDescription, type ReportContribution, type ReportDescription } from '@gable/api';
import { fieldOf } from '@gable/api/ui';
import type { GableWorkbench } from '../workbench.svelte.ts';

/** Those that stand on a home page until somebody chooses. */
const beginning = ['deals.pipeline', 'deals.closedByMonth'];

/** Reports that come with the modules, by their ids in the API. */
export const readyReports = ({ contributions, describe, t }: Pick<GableWorkbench, 'contributions' | 'describe' | 't'>): (ReportContribution & { title: string })[] =>
  contributions.reports.filter(({ report }) => isTold(report, describe(report.records))).map(({ extension, ...one }) => ({ ...one, id: `${extension}.${one.id}`, title: t(`${extension}.report.${one.id}`) }));

/** Whether all that it stands on is known to this member. */
function isTold({ filter = '', rows, column, measures, period }: ReportDescription, description: RecordDescription | undefined): boolean {
  if (!description) return false;
  const named = [...rows, column, ...measures, period].flatMap((one) => (one?.field === undefined ? [] : [one.field])).concat(fieldsIn(parseFilter(filter)));
  return named.every((name) => fieldOf(description, name.split('.')[0]!) !== undefined);
}

export const pinnedOf = (workbench: GableWorkbench): string[] =>
  workbench.preferences.pinnedReports ?? beginning.filter((id) => workbench.readyReports.some((one) => one.id === id));

export async function pinReports(workbench: GableWorkbench, ids: string[]): Promise<void> {
  const { changePreferences } = await import('../settings/preferences.ts');
  await changePreferences(workbench, { pinnedReports: ids });
}
