import { Refusal } from '@gable/api';
import type { Scopes } from '../../auth/scopes.ts';
import type { Session } from '../../auth/sessions/sessions.ts';
import type { Office } from '../../office.ts';
import type { Asked } from './asked.ts';
import { acceptedLocale } from './locale.ts';
import type { Origins } from './origins.ts';
import type { SignedIn } from './route.ts';

/**
 * Who asks: the bearer of a token, else whoever the cookie belongs to. Null for nobody, and for whom nobody knows any more.
 * @throws Refusal `request.crossOrigin` (403) where a foreign page uses the cookie.
 */
export async function whoAsks(office: Office, asked: Asked, origins: Origins): Promise<SignedIn | null> {
  const authorization = asked.header('authorization');
  if (authorization !== undefined) return bearer(office, asked, authorization);

  const secret = office.auth.cookieIn(asked.header('cookie'));
  // A page from elsewhere must not sign anybody in either, which takes no cookie.
  if ((secret !== null || asked.header('origin') !== undefined) && !origins.allow(asked)) throw new Refusal('request.crossOrigin', { status: 403 });
  const session = secret === null ? null : await office.auth.session(secret);
  return session && signedIn(office, asked, { ...session, session });
}

/** The refusal for whom `whoAsks` did not know: why who was let in before is not any more. */
export async function notSignedIn({ auth }: Office, asked: Asked): Promise<Refusal> {
  const authorization = asked.header('authorization');
  const cookie = auth.cookieIn(asked.header('cookie'));
  if (authorization !== undefined) return new Refusal(await auth.tokens.refusal(tokenIn(authorization) ?? ''), { status: 401 });
  else return new Refusal(cookie ? await auth.whyEnded(cookie) : 'signIn.needed', { status: 401 });
}

async function bearer(office: Office, asked: Asked, authorization: string): Promise<SignedIn | null> {
  const token = tokenIn(authorization);
  const known = token === undefined ? null : await office.auth.tokens.verify(token);
  return known && signedIn(office, asked, { ...known, session: null });
}

const tokenIn = (authorization: string): string | undefined => /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];

type Known = Pick<Session, 'id' | 'agency' | 'member' | 'role'> & Pick<SignedIn, 'session'> & { scopes?: Scopes };

async function signedIn(office: Office, asked: Asked, { session, id, scopes = null, ...known }: Known): Promise<SignedIn> {
  const caller = await office.agencies.freshCaller(known, acceptedLocale(asked.header('accept-language')));
  return { caller: { ...caller, scopes }, session, countedAs: id };
}
