import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MessageFormat } from 'messageformat';
import type { Locale } from '@gable/api';

export const locales: readonly Locale[] = ['en', 'he', 'el', 'fa'];

/** Every string of the program, by locale and key. Each layer and each extension brings its own. */
export class Messages {
  readonly #texts = new Map<Locale, Record<string, string>>(locales.map((locale) => [locale, {}]));
  readonly #formats = new Map<string, MessageFormat>();

  /** Adds what `folder` holds as `en.json`, `he.json`, `el.json`, `fa.json`. */
  addFolder(folder: string): void {
    for (const locale of locales) {
      const file = path.join(folder, `${locale}.json`);
      if (existsSync(file)) Object.assign(this.#texts.get(locale)!, JSON.parse(readFileSync(file, 'utf8')));
    }
  }

  /** The same with what an agency's own extensions and fields say; what is said already stays. */
  with(textsIn: (locale: Locale) => Record<string, string>): Messages {
    const more = new Messages();
    for (const locale of locales) Object.assign(more.#texts.get(locale)!, textsIn(locale), this.#texts.get(locale));
    return more;
  }

  /** The same, where what is given is said instead. */
  but(textsIn: (locale: Locale) => Record<string, string>): Messages {
    const others = new Messages();
    for (const locale of locales) Object.assign(others.#texts.get(locale)!, this.#texts.get(locale), textsIn(locale));
    return others;
  }

  /** All messages of one locale, in MessageFormat 2. */
  all(locale: Locale): Record<string, string> {
    return this.#texts.get(locale)!;
  }

  /** A message in words; English where the locale lacks it, and the key itself where nobody has it. */
  sentence(locale: Locale, key: string, values: Record<string, unknown> = {}): string {
    const found = this.#texts.get(locale)![key] === undefined ? 'en' : locale;
    const text = this.#texts.get(found)![key];
    if (text === undefined) return key;
    if (!/[{\\]/.test(text) && !text.startsWith('.')) return text;
    const cached = `${found}/${key}`;
    let format = this.#formats.get(cached);
    if (!format) this.#formats.set(cached, format = new MessageFormat(found, text, { bidiIsolation: 'none' }));
    return format.format(values);
  }
}
