import type { Locale } from '@gable/api';
import type { NeededScope } from '../../auth/scopes.ts';
import type { Session } from '../../auth/sessions/sessions.ts';
import type { Caller } from '../../caller.ts';
import type { Office } from '../../office.ts';
import type { HeaderName, QueryName } from '../openapi/parameters.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import type { JsonBody } from './jsonBody.ts';
import type { Query } from './query.ts';

/** One address of the API and how it is answered. The router, the checks and the API's description all follow from it. */
export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/v1/`, with `:name` for a part that varies: `:kind/:id/timeline`. */
  path: string;
  /** Query parameters that it knows; any other is refused. */
  query?: readonly QueryName[];
  /** Headers that it heeds, for its description. */
  headers?: readonly HeaderName[];
  /** `json`: one object, read before it is called. `stream`: it reads by itself. Left out: no body is looked at. */
  body?: 'json' | 'stream';
  /** What a token with scopes needs for it, where that is not reading or writing of the kind in its path. */
  scope?(call: Call): NeededScope;
  /** What OpenAPI says of it; `name` is the kind of record or the id of the command where the path varies by it. */
  operation(name: string): Operation;
}

/** A route that only a member may ask. */
export interface MemberRoute extends Route {
  for: 'member';
  answer(call: MemberCall): Promise<Answer> | Answer;
}

/** A route for somebody who is not signed in, or perhaps is. */
export interface OpenRoute extends Route {
  for: 'anyone';
  answer(call: Call): Promise<Answer> | Answer;
}

export interface Call {
  office: Office;
  asked: Asked;
  params: Record<string, string>;
  query: Query;
  body: JsonBody;
  locale: Locale;
  /** Null where nobody is signed in. */
  signedIn: SignedIn | null;
}

export interface MemberCall extends Call {
  caller: Caller;
  signedIn: SignedIn;
}

export interface SignedIn {
  caller: Caller;
  /** Null where a token was sent. */
  session: Session | null;
  /** What requests are counted by; never the secret itself. */
  countedAs: string;
}

/** JSON schema, in the dialect of OpenAPI 3.1. */
export type Schema = Record<string, unknown>;

export interface Operation {
  summary: string;
  /** Schema of a JSON body, or the media types of another. */
  body?: Schema | { mediaTypes: string[] };
  /** By status; null for an answer without a body. */
  answers: Record<number, Schema | { mediaTypes: string[] } | null>;
}
