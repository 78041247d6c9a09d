import type { Locale } from '@gable/api';

const spoken: readonly string[] = ['en', 'he', 'el', 'fa'] satisfies Locale[];

/** The language of ours that a browser likes best, by its Accept-Language. */
export function acceptedLocale(header: string | undefined): Locale | undefined {
  const wanted = (header ?? '').slice(0, 500).split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
    // `iw` is what Java and old browsers call Hebrew.
    return { language: tag.split('-')[0]!.replace(/^iw$/, 'he'), weight: weight === undefined ? 1 : Number(weight) };
  });
  return wanted
    .filter(({ language, weight }) => weight > 0 && spoken.includes(language))
    .sort((one, other) => other.weight - one.weight)[0]?.language as Locale | undefined;
}
