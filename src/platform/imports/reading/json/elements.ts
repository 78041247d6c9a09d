import { Refusal } from '@gable/api';
import { longestRow } from '../limits.ts';
import { decoded } from '../text/decoded.ts';

export interface Element { line: number; value: Record<string, unknown> }

/**
 * The objects of a file: a line each, or those of one list, however it is broken into lines, and also into none.
 * @throws Refusal `import.wrongJson`, `import.rowTooLong` and those of a text (422), each with the line.
 */
export async function* elements(file: string, encoding: string): AsyncGenerator<Element[]> {
  const splitter = new Splitter();
  for await (const piece of decoded(file, encoding) as AsyncIterable<string>) yield splitter.add(piece);
  splitter.end();
}

const [quote, backslash, newLine, carriageReturn] = [0x22, 0x5c, 0x0a, 0x0d];
const [braceOpen, braceClose, bracketOpen, bracketClose] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Keeps what has begun in earlier pieces. */
class Splitter {
  #begun: string[] = [];
  #length = 0;
  #depth = 0;
  /** The brackets of the list itself that are open. */
  #lists = 0;
  #isQuoted = false;
  #last = newLine;
  #line = 1;
  #beganOn = 1;

  add(text: string): Element[] {
    const found: Element[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      if (this.#isQuoted) {
        // What stands behind a backslash means nothing by itself, a second one included.
        if (this.#last === backslash) this.#last = 0;
        else this.#last = sign;
        if (sign === quote && this.#last === quote) this.#isQuoted = false;
        if (sign === newLine) this.#line += 1;
        continue;
      }
      if (this.#depth === 0) {
        if (sign === braceOpen) {
          const alone = isLineEnd(this.#last) ? aloneIn(text, at, this.#line) : undefined;
          if (alone) {
            found.push(alone.element);
            at = alone.end - 1;
            this.#last = braceClose;
            continue;
          }
          this.#depth = 1;
          [from, this.#beganOn] = [at, this.#line];
        } else if (sign === bracketOpen) this.#lists += 1;
        else if (sign === bracketClose) this.#lists -= 1;
        else if (!isBetween(sign)) throw wrong(this.#line);
        if (this.#lists < 0) throw wrong(this.#line);
      } else if (sign === quote) this.#isQuoted = true;
      else if (sign === braceOpen || sign === bracketOpen) this.#depth += 1;
      else if ((sign === braceClose || sign === bracketClose) && --this.#depth === 0) {
        this.#keep(text.slice(from, at + 1));
        found.push(this.#whole());
        from = at + 1;
      }
      if (sign === carriageReturn || (sign === newLine && this.#last !== carriageReturn)) this.#line += 1;
      this.#last = sign;
    }
    if (this.#depth > 0) this.#keep(text.slice(from));
    return found;
  }

  end(): void {
    if (this.#depth > 0) throw wrong(this.#beganOn);
    else if (this.#lists > 0) throw wrong(this.#line);
  }

  #keep(text: string): void {
    this.#begun.push(text);
    this.#length += text.length;
    if (this.#length > longestRow) throw new Refusal('import.rowTooLong', { values: { line: this.#beganOn } });
  }

  #whole(): Element {
    const text = this.#begun.join('');
    [this.#begun, this.#length] = [[], 0];
    try {
      return { line: this.#beganOn, value: JSON.parse(text) as Record<string, unknown> };
    } catch {
      throw wrong(this.#beganOn);
    }
  }
}

/** Most lines are one object. */
function aloneIn(text: string, at: number, line: number): { element: Element; end: number } | undefined {
  const end = text.indexOf('\n', at);
  if (end < 0) return undefined;
  try {
    return { element: { line, value: JSON.parse(text.slice(at, end)) as Record<string, unknown> }, end };
  } catch {
    return undefined;
  }
}

const isLineEnd = (sign: number): boolean => sign === newLine || sign === carriageReturn;
/** A space, a comma, or the mark at the beginning of a file. */
const isBetween = (sign: number): boolean => sign <= 0x20 || sign === 0x2c || sign === 0xa0 || sign === 0xfeff;
const wrong = (line: number): Refusal => new Refusal('import.wrongJson', { values: { line } });
