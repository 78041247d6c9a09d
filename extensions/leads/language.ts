const scripts: readonly [RegExp, string][] = [[/\p{Script=Hebrew}/u, 'he'], [/\p{Script=Greek}/u, 'el'], [/\p{Script=Cyrillic}/u, 'ru'], [/[\u067e\u0686\u0698\u06af\u06a9\u06cc]/u, 'fa'], [/\p{Script=Arabic}/u, 'ar']];

/** The language that somebody writes in, as far as its letters tell; undefined for Latin ones, which many share. */
export function languageOf(...texts: (string | null | undefined)[]): string | undefined {
  const written = texts.filter(Boolean).join(' ');
  return scripts.find(([letters]) => letters.test(written))?.[1];
}
