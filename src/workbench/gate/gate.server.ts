import type { Locale } from '@gable/api';
import { directionOf } from '../locale.ts';

const all = import.meta.glob<Record<string, string>>('../messages/*.json', { eager: true, import: 'default' });

interface Asked { locals: { look: { locale: Locale } }; url: URL }

/** What a page before signing in needs of our language: the texts under the given beginnings of keys. */
export function gateTexts({ locals: { look: { locale } }, url }: Asked, ...beginnings: string[]) {
  // Read here, so that the page is loaded anew with another language.
  url.searchParams.get('language');
  const texts = all[`../messages/${locale}.json`] ?? {};
  const wanted = ['gate.', 'refused.', ...beginnings];
  return {
    locale,
    direction: directionOf(locale),
    texts: Object.fromEntries(Object.entries(texts).filter(([key]) => wanted.some((beginning) => key.startsWith(beginning)))),
  };
}

/** The API's refusal as a form shows it. */
export async function refusalIn(response: Response): Promise<{ code: string; detail: string; fields: Record<string, string> }> {
  const problem = await response.json().catch(() => ({}));
  return { code: problem.code ?? 'unknown', detail: problem.detail ?? problem.title ?? '', fields: problem.fields ?? {} };
}

/** Only an address of ours; a foreign one would make the sign-in page a springboard. */
export const localAddress = (to: string | null): string => (to && /^\/(?![/\\])/.test(to) ? to : '/');
