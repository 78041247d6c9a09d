import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

const buffered = 256 * 1024;

/** Writes lines of JSON, and is on disk when it is closed. */
export class LinesFile {
  readonly #file: number;
  #text: string[] = [];
  #length = 0;
  #isOpen = true;

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o600);
  }

  add(line: string): void {
    this.#text.push(line);
    this.#length += line.length;
    if (this.#length > buffered) this.#flush();
  }

  close(): void {
    this.#flush();
    fsyncSync(this.#file);
    this[Symbol.dispose]();
  }

  /** Whatever is not written by now is not wanted. */
  [Symbol.dispose](): void {
    if (this.#isOpen) closeSync(this.#file);
    this.#isOpen = false;
  }

  #flush(): void {
    if (this.#text.length) writeSync(this.#file, `${this.#text.join('\n')}\n`);
    this.#text = [];
    this.#length = 0;
  }
}
