import type { Locale } from '../bootstrap.ts';
import type { Acting } from './acting.ts';

/**
 * An address that anybody may ask without signing in: a web form, what a telephone exchange tells. It is at
 * `/x/<agency>/<extension>/<path>`, and what it does it does as the office.
 */
export interface Endpoint {
  method: 'GET' | 'POST';
  /** With `:name` for a part that varies: `form/:form`. */
  path: string;
  /** Bytes of a body at most; 64 KiB unless told. */
  mostBytes?: number;
  /** Requests that one address of the network may make in a minute; 60 unless told. `GABLE_PUBLIC_PER_MINUTE` says otherwise of all. */
  perMinute?: number;
  answer(asked: PublicAsked, office: Acting): Promise<PublicAnswer>;
}

export interface PublicAsked {
  /** The whole address, as the outside knows it. */
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The network address of whoever asks. */
  readonly address: string;
  /** The language of ours that the browser likes best. */
  readonly locale: Locale | undefined;
  /** By its name in small letters. */
  header(name: string): string | undefined;
}

/** A page, data, or a body of another type. Pages may load nothing from elsewhere and run no script. */
export interface PublicAnswer {
  /** 200 unless told. */
  status?: number;
  html?: string;
  /** The page may stand in a frame on others' pages. */
  framed?: boolean;
  /** Another address to which its form may lead in the end; browsers refuse all but our own. */
  leadsTo?: string | null;
  json?: unknown;
  content?: { type: string; bytes: Uint8Array | string };
  headers?: Record<string, string>;
}
