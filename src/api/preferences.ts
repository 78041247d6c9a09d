import type { Preferences } from './bootstrap.ts';

/** All values of `preferences.theme`. */
export const themes: readonly NonNullable<Preferences['theme']>[] = ['system', 'light', 'dark', 'highContrastLight', 'highContrastDark'];

/** All values of `preferences.density`. */
export const densities: readonly NonNullable<Preferences['density']>[] = ['comfortable', 'compact'];
