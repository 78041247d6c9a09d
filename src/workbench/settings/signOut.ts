import type { GableWorkbench } from '../workbench.svelte.ts';

export async function signOut({ rest }: GableWorkbench): Promise<void> {
  await rest.delete('session');
  sessionStorage.clear();
  location.assign('/sign-in');
}

export async function signOutEverywhere(workbench: GableWorkbench): Promise<void> {
  const { t, confirm, rest } = workbench;
  const yes = await confirm({ title: t('signOutEverywhere'), text: t('signOutEverywhere.about'), action: t('signOut') });
  if (!yes) return;
  await rest.delete('sessions');
  sessionStorage.clear();
  location.assign('/sign-in');
}
