import { densities, themes, type Locale, type Preferences } from '@gable/api';
import { directionOf } from './locale.ts';

interface Look { locale: Locale; theme: NonNullable<Preferences['theme']>; density: NonNullable<Preferences['density']>; side: 'open' | 'closed' }

/** A theme that there is, whatever a cookie says. */
export const themeOf = (given: string | undefined): Look['theme'] => themes.find((theme) => theme === given) ?? 'system';

export const densityOf = (given: string | undefined): Look['density'] => densities.find((density) => density === given) ?? 'comfortable';

/** Attributes of the page's `html`. */
export function htmlAttributes({ locale, theme, density, side }: Look): string {
  const attributes = { lang: locale, dir: directionOf(locale), 'data-theme': theme, 'data-density': density, 'data-side': side };
  return Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`).join(' ');
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
