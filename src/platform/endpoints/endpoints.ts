import { Refusal, type Disposable } from '@gable/api';
import type { Acting, Endpoint, PublicAnswer } from '@gable/api/server';
import { PerMinute } from '../http/request/perMinute.ts';
import { acceptedLocale } from '../http/request/locale.ts';
import type { Asked } from '../http/request/asked.ts';
import { Router } from '../http/request/router.ts';

interface Open extends Endpoint { perAddress: PerMinute }

const root = '/x/';
const usualBytes = 64 * 1024;
const usualPerMinute = 60;
/** Those under way at once: whoever comes on top of them is asked to come again, and members wait for nobody. */
const mostAtOnce = 64;

export const isEndpointPath = (path: string): boolean => path.startsWith(root);

/** The addresses of extensions that anybody may ask: `/x/<agency>/<extension>/<path>`. */
export class Endpoints {
  readonly #of = new Map<string, Open[]>();
  readonly #routers = new Map<string, Router<Open>>();
  #underWay = 0;

  add(extension: string, endpoint: Endpoint): Disposable {
    const perMinute = Number(process.env.GABLE_PUBLIC_PER_MINUTE) || endpoint.perMinute || usualPerMinute;
    const open = { ...endpoint, perAddress: new PerMinute(perMinute) };
    this.#change(extension, (others) => [...others, open]);
    return { dispose: () => this.#change(extension, (others) => others.filter((one) => one !== open)) };
  }

  /**
   * @param office of an agency, undefined where there is none.
   * @throws Refusal `request.notFound` (404), `request.methodNotAllowed` (405), `request.tooMany` (429), `request.busy` (503), and
   * what the extension refuses.
   */
  async answer(asked: Asked, { origin, office }: { origin: string; office(agency: number, extension: string): Acting | undefined }): Promise<PublicAnswer> {
    const [agency = '', extension = '', ...rest] = asked.path.slice(root.length).split('/');
    const acting = /^[1-9]\d{0,8}$/.test(agency) ? office(Number(agency), extension) : undefined;
    const router = this.#routers.get(extension);
    if (!acting || !router) throw new Refusal('request.notFound', { status: 404 });
    const { route, params } = router.find(asked.method, rest.join('/'));
    route.perAddress.take(asked.address);
    if (this.#underWay >= mostAtOnce) throw new Refusal('request.busy', { status: 503, values: { retryAfterSeconds: 1 } });
    this.#underWay += 1;
    try {
      const body = await asked.bytes(route.mostBytes ?? usualBytes);
      const url = new URL(`${asked.path}${asked.search && `?${asked.search}`}`, origin);
      return await route.answer({ url, params, body, address: asked.address, locale: acceptedLocale(asked.header('accept-language')), header: (name) => asked.header(name) }, acting);
    } finally {
      this.#underWay -= 1;
    }
  }

  #change(extension: string, change: (others: Open[]) => Open[]): void {
    const open = change(this.#of.get(extension) ?? []);
    this.#of.set(extension, open);
    this.#routers.set(extension, new Router(open));
  }
}
