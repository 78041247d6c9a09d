import type { Locale, Preferences } from '@gable/api';
import type { GableWorkbench } from '../workbench.svelte.ts';

/** Shows the member's choice at once and keeps it with their account. */
export async function changePreferences(workbench: GableWorkbench, changed: Preferences): Promise<void> {
  Object.assign(workbench.preferences, changed);
  const { theme, density } = workbench.preferences;
  document.documentElement.dataset.theme = theme ?? 'system';
  document.documentElement.dataset.density = density ?? 'comfortable';
  await workbench.run('members.changePreferences', { preferences: { ...workbench.preferences } }, { quietly: true, withoutUndo: true });
}

export async function changeLocale(workbench: GableWorkbench, locale: Locale): Promise<void> {
  await workbench.run('members.changePreferences', { locale }, { quietly: true, withoutUndo: true });
  location.reload();
}
