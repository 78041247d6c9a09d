import type { Role } from '@gable/api';
import { openTestOffice, type TestOffice } from '@gable/api/testing';
import { foundAgency } from '../../foundAgency.ts';
import { serve, type ServeOptions } from '../node/serve.ts';

export interface Reply { status: number; headers: Headers; body: any }
export interface Asking { body?: unknown; raw?: BodyInit; headers?: Record<string, string> }
/** Asks the API, with a token of its own where it is somebody's. */
export type Ask = (method: string, path: string, asking?: Asking) => Promise<Reply>;

/** The test office behind a real server on a free port. */
export async function serveTestOffice({ open = openTestOffice, ...options }: Partial<ServeOptions> & { open?: () => Promise<TestOffice> } = {}) {
  const { office, agency, principal, hire, permit, [Symbol.asyncDispose]: dispose } = await open();
  const pages: ServeOptions['pages'] = (_request, response) => void response.end('a page');
  const serving = await serve(office, { host: '127.0.0.1', port: 0, pages, ...options });
  const url = serving.address;

  const asking = (own: Record<string, string>): Ask => async (method, path, { body, raw, headers = {} } = {}) => {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/v1/${path}`, {
      method, headers: { ...type, ...own, ...headers }, ...(body !== undefined ? { body: JSON.stringify(body) } : raw !== undefined && { body: raw }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
  };
  const tokenOf = (of: number, member: string): Promise<string> => office.auth.tokens.create({ agency: of, member, name: 'test' });
  const askAs = async (member: string, of = agency): Promise<Ask> => asking({ authorization: `Bearer ${await tokenOf(of, member)}` });

  return {
    office, agency, principal, permit, url, tokenOf,
    /** Nobody in particular. */
    anyone: asking({}),
    asPrincipal: await askAs(principal.id),
    /** A new colleague. */
    async hire(role: Role) {
      const { id } = await hire(role);
      return { id, ask: await askAs(id) };
    },
    /** A browser in which the principal is signed in, on a page of ours unless told otherwise. */
    async browser(origin = url) {
      const { data } = await office.commands.run(office.agencies.office(agency), 'members.resetPassword', { id: principal.id });
      const secret = (data as { link: string }).link.split('/').at(-1)!;
      const { headers } = await asking({})('POST', `links/${secret}`, { body: { password: 'seven grey herons wade' } });
      const cookie = headers.get('set-cookie')!.split(';')[0]!;
      return { cookie, ask: asking({ cookie, origin }) };
    },
    /** Somebody of another agency in the same Gable. */
    async stranger(): Promise<Ask> {
      const other = await foundAgency(office, {
        name: 'Other Homes', country: 'GR', currency: 'EUR', timeZone: 'Europe/Athens', locale: 'el',
        principal: { email: `other-${Math.random()}@other.test`, title: 'Olga Other', password: null },
      });
      return askAs(other.member, other.agency);
    },
    async [Symbol.asyncDispose]() {
      await serving.close();
      await dispose();
    },
  };
}

export type ServedOffice = Awaited<ReturnType<typeof serveTestOffice>>;
