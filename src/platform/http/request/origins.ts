import { isSameOrigin } from '../../auth/origin.ts';
import type { Asked } from './asked.ts';

/** Where this Gable is served. Unsafe requests with a cookie must come from a page of that address. */
export class Origins {
  #known: string[] = [];

  /** On the machine's own address both of its names count, whichever somebody typed. */
  serve(origin: string): void {
    const url = new URL(origin);
    const other = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' }[url.hostname];
    this.#known = other ? [url.origin, `${url.protocol}//${other}${url.port && `:${url.port}`}`] : [url.origin];
  }

  get first(): string | undefined {
    return this.#known[0];
  }

  allow(asked: Asked): boolean {
    const headers = { get: (name: string) => asked.header(name) };
    if (this.#known.length === 0) return isSameOrigin(asked.method, headers, undefined);
    return this.#known.some((origin) => isSameOrigin(asked.method, headers, origin));
  }
}
