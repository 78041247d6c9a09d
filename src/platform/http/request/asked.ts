import type { Readable } from 'node:stream';
import type { Refusal } from '@gable/api';

/** A request as all routes see it, wherever it comes from: a socket, or a page that is rendered in this process. */
export interface Asked {
  readonly method: string;
  /** As sent: not decoded, without the query. */
  readonly path: string;
  /** What follows the `?`, or nothing. */
  readonly search: string;
  readonly address: string;
  header(name: string): string | undefined;
  /**
   * The whole body.
   * @throws Refusal `request.tooLarge` (413), `request.tooSlow` (408).
   */
  bytes(limit: number): Promise<Buffer>;
  /**
   * The body as it arrives, ended with the same refusals.
   * @param refusal of what is too large, in place of the usual one.
   * @throws the same where it is announced to be too large.
   */
  stream(limit: number, refusal?: Refusal): Readable;
}

/** Whoever asked has gone away, so there is nobody to answer. */
export class Gone extends Error {}
