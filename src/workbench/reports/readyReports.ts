import type { ReportContribution } from '@gable/api';
import type { GableWorkbench } from '../workbench.svelte.ts';

/** Those that stand on a home page until somebody chooses. */
const beginning = ['deals.pipeline', 'deals.closedByMonth'];

/** Reports that come with the modules, by their ids in the API. */
export const readyReports = ({ contributions, describe, t }: Pick<GableWorkbench, 'contributions' | 'describe' | 't'>): (ReportContribution & { title: string })[] =>
  contributions.reports.filter(({ report }) => describe(report.records)).map(({ extension, ...one }) => ({ ...one, id: `${extension}.${one.id}`, title: t(`${extension}.report.${one.id}`) }));

export const pinnedOf = (workbench: GableWorkbench): string[] =>
  workbench.preferences.pinnedReports ?? beginning.filter((id) => workbench.readyReports.some((one) => one.id === id));

export async function pinReports(workbench: GableWorkbench, ids: string[]): Promise<void> {
  const { changePreferences } = await import('../settings/preferences.ts');
  await changePreferences(workbench, { pinnedReports: ids });
}
