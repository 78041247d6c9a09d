import { Refusal } from '@gable/api';
import { longestRow } from '../limits.ts';
import { readLines } from '../text/readLines.ts';

export interface Element { line: number; value: Record<string, unknown> }

/**
 * The objects of a file: a line each, or those of one list, however it is broken into lines.
 * @throws Refusal `import.wrongJson`, `import.rowTooLong` and those of a text (422), each with the line.
 */
export async function* elements(file: string, encoding: string): AsyncGenerator<Element[]> {
  const splitter = new Splitter();
  for await (const lines of readLines(file, encoding)) yield lines.flatMap(({ line, text }) => splitter.add(line, text));
  splitter.end();
}

/** Keeps what has begun on earlier lines. */
class Splitter {
  #begun: string[] = [];
  #length = 0;
  #depth = 0;
  #isQuoted = false;
  #beganOn = 1;

  add(line: number, text: string): Element[] {
    const whole = this.#begun.length ? undefined : aloneOn(line, text);
    if (whole) return [whole];
    const found: Element[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at];
      if (this.#isQuoted) {
        if (sign === '\\') at += 1;
        else if (sign === '"') this.#isQuoted = false;
      } else if (this.#depth === 0) {
        if (sign === '{') {
          this.#depth = 1;
          [from, this.#beganOn] = [at, line];
        } else if (!/[\s,[\]]/.test(sign!)) throw wrong(line);
      } else if (sign === '"') this.#isQuoted = true;
      else if (sign === '{' || sign === '[') this.#depth += 1;
      else if ((sign === '}' || sign === ']') && --this.#depth === 0) {
        found.push(parsed(this.#beganOn, [...this.#begun, text.slice(from, at + 1)].join('\n')));
        this.#begun = [];
        this.#length = 0;
      }
    }
    if (this.#depth > 0) this.#keep(text.slice(this.#begun.length ? 0 : from));
    return found;
  }

  end(): void {
    if (this.#depth > 0) throw wrong(this.#beganOn);
  }

  #keep(text: string): void {
    this.#begun.push(text);
    this.#length += text.length;
    if (this.#length > longestRow) throw new Refusal('import.rowTooLong', { values: { line: this.#beganOn } });
  }
}

/** Most lines are one object. */
function aloneOn(line: number, text: string): Element | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return { line, value: JSON.parse(text) as Record<string, unknown> };
  } catch {
    return undefined;
  }
}

function parsed(line: number, text: string): Element {
  try {
    return { line, value: JSON.parse(text) as Record<string, unknown> };
  } catch {
    throw wrong(line);
  }
}

const wrong = (line: number): Refusal => new Refusal('import.wrongJson', { values: { line } });
