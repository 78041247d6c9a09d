import type { Handle, HandleFetch, HandleServerError, RequestEvent } from '@sveltejs/kit';
import type { Bootstrap } from '@gable/api';
import { localeFor } from '@gable/workbench/locale.ts';
import { densityOf, htmlAttributes, themeOf } from '@gable/workbench/look.ts';

/** The office as far as pages need it: it answers the API in this process. */
interface Office {
  http: { answer(request: Request, from: { address: string }): Promise<Response> };
}

const office = () => (globalThis as unknown as Record<symbol, Office>)[Symbol.for('gable.office')];

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.cookies = [];
  event.locals.look = lookFromCookies(event);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%gable.html%', () => htmlAttributes(event.locals.look)),
    preload: ({ type, path }) => type === 'js' || type === 'css' || (type === 'font' && fontsOf[event.locals.look.locale].test(path)),
  });
  for (const cookie of event.locals.cookies) response.headers.append('set-cookie', cookie);
  for (const [name, value] of Object.entries(pageHeaders)) response.headers.set(name, value);
  return response;
};

export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/v1/')) return fetch(request);

  const headers = new Headers(request.headers);
  headers.set('cookie', event.request.headers.get('cookie') ?? '');
  headers.set('origin', event.url.origin);
  headers.set('accept-language', event.locals.look.locale);
  const answer = await office()!.http.answer(new Request(request, { headers }), { address: event.getClientAddress() });
  event.locals.cookies.push(...answer.headers.getSetCookie());
  if (url.pathname === '/api/v1/workbench' && answer.ok) await takeLook(event, answer.clone());
  return answer;
};

export const handleError: HandleServerError = ({ error, event, status }) => {
  const requestId = crypto.randomUUID().slice(0, 8);
  if (status !== 404) console.error(`${requestId} ${event.request.method} ${event.url.pathname}`, error);
  return { message: '', code: status === 404 ? 'notFound' : 'unexpected', requestId };
};

function lookFromCookies({ cookies, request, url }: RequestEvent): App.Locals['look'] {
  return {
    locale: localeFor(url.searchParams.get('language') ?? cookies.get('gable.locale'), request.headers.get('accept-language')),
    theme: themeOf(cookies.get('gable.theme')),
    density: 'comfortable',
    side: cookies.get('gable.side') === 'closed' ? 'closed' : 'open',
  };
}

async function takeLook({ locals, cookies, url }: RequestEvent, answer: Response): Promise<void> {
  const { locale, member }: Bootstrap = await answer.json();
  const theme = themeOf(member.preferences.theme);
  const density = densityOf(member.preferences.density);
  locals.look = { ...locals.look, locale, theme, density };
  // The sign-in page keeps the language and theme of whoever worked here last.
  for (const [name, value] of [['gable.locale', locale], ['gable.theme', theme]] as const) {
    if (cookies.get(name) !== value) {
      const secure = url.protocol === 'https:' ? '; Secure' : '';
      locals.cookies.push(`${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure}`);
    }
  }
}

const fontsOf = { en: /inter-latin-wght/, he: /heebo-hebrew|inter-latin-wght/, el: /inter-greek-wght|inter-latin-wght/, fa: /vazirmatn-arabic/ };

const pageHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'cache-control': 'no-store',
};
