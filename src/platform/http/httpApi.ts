import { randomBytes } from 'node:crypto';
import { Refusal } from '@gable/api';
import { log, traced } from '../log.ts';
import type { Office } from '../office.ts';
import { InProcessAsked, toResponse, type From } from './inProcess.ts';
import { Metrics } from './metrics.ts';
import { apiHeaders, type Answer } from './request/answer.ts';
import { Gone, type Asked } from './request/asked.ts';
import { readJson } from './request/jsonBody.ts';
import { withId } from './request/fieldAddress.ts';
import { acceptedLocale } from './request/locale.ts';
import { Origins } from './request/origins.ts';
import { PerMinute } from './request/perMinute.ts';
import { problem } from './request/problem.ts';
import { readQuery } from './request/query.ts';
import type { Call, MemberCall } from './request/route.ts';
import { Router, type Found } from './request/router.ts';
import { demandScope } from './request/neededScope.ts';
import { notSignedIn, whoAsks } from './request/whoAsks.ts';
import { routes } from './routes.ts';

const root = '/api/v1/';
const noBody = { values: {}, bytes: Buffer.alloc(0) };

export interface HttpSettings { requestsPerMinute?: number }

/** The API under `/api/v1`, the same for a socket and for a page that is rendered in this process. */
export class HttpApi {
  readonly metrics = new Metrics();
  readonly origins = new Origins();
  readonly #office: Office;
  readonly #router = new Router(routes);
  readonly #perMinute: PerMinute;
  readonly #start = randomBytes(5).toString('hex');
  #asked = 0;

  constructor(office: Office, { requestsPerMinute = Number(process.env.GABLE_API_PER_MINUTE) || 600 }: HttpSettings = {}) {
    this.#office = office;
    this.#perMinute = new PerMinute(requestsPerMinute);
  }

  /** For pages: nothing goes over a socket, and all checks are the same. */
  async answer(request: Request, from: From): Promise<Response> {
    return toResponse(await this.reply(new InProcessAsked(request, from)));
  }

  /** @throws Gone where nobody is there any more to be answered. */
  async reply(asked: Asked): Promise<Answer> {
    const begun = performance.now();
    const requestId = `${this.#start}-${(this.#asked += 1).toString(36)}`;
    const about: About = { route: 'none', call: null };
    let answer: Answer;
    try {
      answer = await this.#replyTo(asked, about);
    } catch (failure) {
      if (failure instanceof Gone) throw failure;
      answer = this.#refuse(failure, { asked, about, requestId });
    }
    this.metrics.count({ route: about.route, method: asked.method, status: answer.status, seconds: (performance.now() - begun) / 1000 });
    return { ...answer, headers: { ...apiHeaders, 'x-request-id': requestId, ...answer.headers } };
  }

  async #replyTo(asked: Asked, about: About): Promise<Answer> {
    const { route, params } = this.#find(asked);
    about.route = `${root}${route.path}`;
    const signedIn = await whoAsks(this.#office, asked, this.origins);
    const locale = signedIn?.caller.locale ?? acceptedLocale(asked.header('accept-language')) ?? 'en';
    const call: Call = { office: this.#office, asked, params, query: {}, body: noBody, locale, signedIn };
    about.call = call;
    if (signedIn) this.#perMinute.take(signedIn.countedAs);
    else if (route.for === 'member') throw await notSignedIn(this.#office, asked);
    if (signedIn) demandScope(route, call);
    call.query = readQuery(asked.search, route.query ?? []);
    if (route.body === 'json') call.body = await readJson(asked);
    if (route.for === 'anyone') return route.answer(call);
    const members = { ...call, caller: signedIn!.caller } as MemberCall;
    return route.answer({ ...members, params: await withId(members) });
  }

  #find({ method, path }: Asked): Found {
    if (!path.startsWith(root)) throw new Refusal('request.notFound', { status: 404 });
    return this.#router.find(method, path.slice(root.length));
  }

  #refuse(failure: unknown, { asked, about, requestId }: { asked: Asked; about: About; requestId: string }): Answer {
    const refusal = failure instanceof Refusal ? failure : new Refusal('unexpected', { status: 500 });
    if (refusal.status >= 500) log('error', 'A request failed', { requestId, method: asked.method, route: about.route, failure: traced(failure) });
    const locale = about.call?.locale ?? acceptedLocale(asked.header('accept-language')) ?? 'en';
    return problem(refusal, { sentences: this.#office.messages, locale, requestId });
  }
}

/** What is known of a request so far, for its refusal and for the figures. */
interface About { route: string; call: Call | null }
