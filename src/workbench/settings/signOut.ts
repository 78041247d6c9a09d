import type { GableWorkbench } from '../workbench.svelte.ts';

export async function signOut(workbench: GableWorkbench): Promise<void> {
  await workbench.rest.delete('session');
  leave(workbench);
}

export async function signOutEverywhere(workbench: GableWorkbench): Promise<void> {
  const { t, confirm, rest } = workbench;
  const yes = await confirm({ title: t('signOutEverywhere'), text: t('signOutEverywhere.about'), action: t('signOut') });
  if (!yes) return;
  await rest.delete('sessions');
  leave(workbench);
}

function leave(workbench: GableWorkbench): void {
  workbench.isLeaving = true;
  sessionStorage.clear();
  location.assign('/sign-in');
}
