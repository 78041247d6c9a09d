import type { MessageFormat } from 'messageformat';
import { MessageFormat as Formatter } from 'messageformat';

type Values = Record<string, unknown>;

/** The texts of one language. Most are plain words; the others are MessageFormat 2, parsed once. */
export class Messages {
  readonly #texts: Record<string, string>;
  readonly #locale: string;
  /** Letters that run against this language. */
  readonly #turns: RegExp;
  readonly #formatters = new Map<string, MessageFormat>();

  constructor(locale: string, texts: Record<string, string>) {
    this.#locale = locale;
    this.#texts = texts;
    this.#turns = locale === 'he' || locale === 'fa' ? leftToRight : rightToLeft;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#texts, key);
  }

  text(key: string, values?: Values): string {
    const text = this.#texts[key];
    if (text === undefined) return key;
    else if (!/[{}\\|]|^\s*\./.test(text)) return text;
    else return this.#formatter(key, text).format(isolated(values ?? {}, this.#turns), () => {});
  }

  #formatter(key: string, text: string): MessageFormat {
    let formatter = this.#formatters.get(key);
    if (!formatter) {
      formatter = new Formatter(this.#locale, text, { bidiIsolation: 'none' });
      this.#formatters.set(key, formatter);
    }
    return formatter;
  }
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const leftToRight = /[A-Za-z\u00c0-\u024f\u0370-\u03ff0-9]/;

// Marks only around what could turn a sentence around: copied text stays clean otherwise.
function isolated(values: Values, turns: RegExp): Values {
  const entries = Object.entries(values).map(([name, value]) =>
    typeof value === 'string' && turns.test(value) && !/^[\u2066-\u2068]/.test(value) ? [name, `\u2068${value}\u2069`] : [name, value],
  );
  return Object.fromEntries(entries) as Values;
}
