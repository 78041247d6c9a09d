import type { Page } from '@playwright/test';
import type { BuiltServer } from './builtServer.ts';

/** Somebody at a browser of their own. What a journey is not about, they have done before, through the API. */
export interface Person {
  id: string;
  name: string;
  email: string;
  page: Page;
  add(kind: string, values: Record<string, unknown>): Promise<{ id: string; title: string }>;
  run(command: string, input: Record<string, unknown>): Promise<any>;
  /** Signs in again, when the session has ended. */
  comeBack(): Promise<void>;
}

export interface Hired { name: string; /** Of those that come with Gable, or the id of one that was made. */ role?: string; team?: string; locale?: 'en' | 'he' | 'el' | 'fa' }

export const password = 'seven grey herons wade';
const emailOf = (name: string): string => `${name.split(' ')[0]!.toLowerCase()}@harbour.test`;

/** Harbour Homes, with its principal signed in. */
export async function foundAgency({ address, code }: BuiltServer, page: Page): Promise<Person> {
  const name = 'Petra Principal';
  const { cookie, answer } = await ask({ address }, 'set-up', {
    code, agency: 'Harbour Homes', name, email: emailOf(name), password, locale: 'en', country: 'US', currency: 'USD', timeZone: 'America/Los_Angeles',
  });
  return sit({ address, cookie, page }, { id: answer.data.member, name });
}

/** A colleague who was invited and has chosen a password. */
export async function hire({ gable: { address }, boss, page }: { gable: BuiltServer; boss: Person; page: Page }, { name, role = 'agent', ...others }: Hired): Promise<Person> {
  const { id, link } = await boss.run('members.invite', { title: name, email: emailOf(name), role, ...others });
  const { cookie } = await ask({ address }, link.replace('/link/', 'links/'), { password });
  return sit({ address, cookie, page }, { id, name });
}

interface Seat { address: string; cookie: string; page: Page }

async function sit({ address, cookie, page }: Seat, { id, name }: { id: string; name: string }): Promise<Person> {
  let own = cookie;
  const carry = (): Promise<void> => {
    const [cookieName, value] = own.split(';', 1)[0]!.split('=') as [string, string];
    return page.context().addCookies([{ name: cookieName, value, url: address.replace('http:', 'https:'), httpOnly: true, secure: true, sameSite: 'Lax' }]);
  };
  await carry();
  const post = async (path: string, body: Record<string, unknown>): Promise<any> => (await ask({ address, cookie: own }, path, body)).answer.data;
  return {
    id, name, email: emailOf(name), page, add: post, run: (command, input) => post(`commands/${command}`, input),
    async comeBack() {
      own = (await ask({ address }, 'session', { email: emailOf(name), password })).cookie;
      await carry();
    },
  };
}

async function ask({ address, cookie = '' }: { address: string; cookie?: string }, path: string, body: Record<string, unknown>): Promise<{ answer: any; cookie: string }> {
  const response = await fetch(`${address}/api/v1/${path}`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: address, cookie: cookie.split(';', 1)[0]! }, body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return { answer, cookie: response.headers.getSetCookie()[0] ?? cookie };
}
