import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../figure.ts';
import { startServer, type StartedServer } from '../startServer.ts';

const perSecond = 100;
const seconds = 60;
const floodSeconds = 10;
/** Nobody fills in a form in less. */
const readingMilliseconds = 3_000;

interface Sent { status: number; milliseconds: number }

/** What people send by a form at a rate of its own, however long the answers take; and ten times as many. */
export async function formLeads(): Promise<Figure[]> {
  process.env.GABLE_PUBLIC_PER_MINUTE = '100000000';
  await using server = await startServer();
  delete process.env.GABLE_PUBLIC_PER_MINUTE;
  const form = await openForm(server);
  const steady = await send(form, { perSecond, seconds, first: 0 });
  const refused = steady.filter(({ status }) => status !== 303).length;
  const lost = steady.length - refused - (await leadsIn(server));
  const flood = await send(form, { perSecond: perSecond * 10, seconds: floodSeconds, first: steady.length });
  const odd = flood.filter(({ status }) => ![303, 429, 503].includes(status)).length;
  const lostInFlood = steady.length + flood.filter(({ status }) => status === 303).length - refused - (await leadsIn(server));
  return [
    { what: `form: ${perSecond} leads/s for a minute, p99`, measured: at(steady, 0.99), unit: 'ms', promised: 'under 500' },
    { what: 'form: of these refused or lost', measured: refused + lost, unit: 'leads', promised: '0' },
    { what: 'form: ten times as many, taken', measured: flood.filter(({ status }) => status === 303).length / floodSeconds, unit: '/s', promised: 'the others 429 or 503' },
    { what: 'form: of these neither 303, 429 nor 503, or lost', measured: odd + lostInFlood, unit: 'leads', promised: '0' },
  ];
}

async function openForm({ address, cookie }: StartedServer): Promise<{ url: string; token: string }> {
  const headers = { cookie, origin: address, 'content-type': 'application/json' };
  const answer = await fetch(`${address}/api/v1/leadForms`, { method: 'POST', headers, body: JSON.stringify({ title: 'Bench', language: 'en', asks: ['message'] }) });
  const { data: { id } } = await answer.json() as { data: { id: string } };
  const url = `${address}/x/1/leads/form/${id}`;
  const token = /name="token" value="([^"]+)"/.exec(await (await fetch(url)).text())![1]!;
  await pause(readingMilliseconds);
  return { url, token };
}

async function send({ url, token }: { url: string; token: string }, { perSecond: rate, seconds: lasting, first }: { perSecond: number; seconds: number; first: number }): Promise<Sent[]> {
  const sent: Promise<Sent>[] = [];
  const begun = performance.now();
  for (let number = 0; number < rate * lasting; number += 1) {
    const due = begun + (number / rate) * 1_000;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    const digits = String(2_000_000 + first + number);
    const body = new URLSearchParams({ token, name: `Ann Form${first + number}`, phone: `+1206${digits}`, message: 'Is it still for sale?' });
    sent.push(fetch(url, { method: 'POST', body, redirect: 'manual' }).then(
      async (answer) => (await answer.arrayBuffer(), { status: answer.status, milliseconds: performance.now() - due }),
      () => ({ status: 0, milliseconds: performance.now() - due }),
    ));
  }
  return Promise.all(sent);
}

async function leadsIn({ address, cookie }: StartedServer): Promise<number> {
  const answer = await fetch(`${address}/api/v1/leads/aggregate?by=status`, { headers: { cookie } });
  const { data } = await answer.json() as { data: { count: number }[] };
  return data.reduce((sum, { count }) => sum + count, 0);
}

const at = (sent: readonly Sent[], share: number): number => sent.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other)[Math.floor(sent.length * share)]!;
