import type { KeptReport, ReportDescription, ReportLook } from '@gable/api';
import type { GableWorkbench } from '../workbench.svelte.ts';

interface Told { report: ReportDescription; shownAs: ReportLook }

export const mayChange = ({ me }: Pick<GableWorkbench, 'me'>, { holder }: KeptReport): boolean => me.role === 'principal' || holder === me.id;

export async function saveChanges(workbench: GableWorkbench, { id }: KeptReport, told: Told): Promise<void> {
  await workbench.run('reports.change', { id, ...told });
  await workbench.refresh();
}

/** Asks for its name and who else sees it, and opens it. */
export async function keepAs(workbench: GableWorkbench, { title, ...told }: Told & { title: string }): Promise<void> {
  const { default: KeepDialog } = await import('./KeepDialog.svelte');
  const naming = await workbench.ask<{ title: string; visibility: KeptReport['visibility'] }>(KeepDialog, { title });
  if (!naming) return;
  const { data } = await workbench.run<{ id: string }>('reports.create', { ...told, ...naming });
  await workbench.open(`/reports/${data.id}`);
}

export async function remove(workbench: GableWorkbench, { id }: KeptReport): Promise<void> {
  await workbench.run('reports.archive', { id });
  await workbench.open('/reports');
}
