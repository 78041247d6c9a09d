import type { Locale } from '@gable/api';

export const locales: Locale[] = ['en', 'he', 'el', 'fa'];

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'he' || locale === 'fa' ? 'rtl' : 'ltr');

/** Each language by its own name: whoever reads it can find it. */
export const nameOf: Record<Locale, string> = { en: 'English', he: 'עברית', el: 'Ελληνικά', fa: 'فارسی' };

/** The wanted language if there is one, else the first of the browser's that we speak. */
export function localeFor(wanted: string | null | undefined, accepted: string | null): Locale {
  const asked = [wanted ?? '', ...(accepted ?? '').split(',').map((part) => part.split(';')[0]!.trim())];
  for (const tag of asked) {
    const found = locales.find((locale) => tag.toLowerCase().split('-')[0] === locale || (locale === 'he' && tag.toLowerCase().startsWith('iw')));
    if (found) return found;
  }
  return 'en';
}
