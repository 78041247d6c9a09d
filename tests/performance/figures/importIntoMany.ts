import { readFileSync } from 'node:fs';
import type { Figure } from '../figure.ts';
import { startServer, type StartedServer } from '../startServer.ts';

const people = 100_000;
const names = ['Levi', 'Νάκος', 'כהן', 'رضایی', 'Whitfield'];

/** 100,000 people into a base of 100,000, each looked for by number, address and name first: a tenth is there already. */
export async function importIntoMany(): Promise<Figure[]> {
  await using server = await startServer();
  await bringIn(server, bookFrom(0));
  const seconds = await bringIn(server, bookFrom(people * 0.9));
  return [
    { what: 'import: 100,000 people into 100,000, told apart', measured: people / seconds, unit: 'rows/s', promised: 'at least 5,000' },
    { what: 'import: peak memory of the server', measured: peakOf(server), unit: 'MiB', promised: 'flat' },
    { what: 'import: event-loop delay p99 while both ran', measured: await delayOf(server), unit: 'ms', promised: 'under 50' },
  ];
}

/** @returns seconds from sending the file to the last row. */
async function bringIn({ address, cookie }: StartedServer, book: string): Promise<number> {
  const headers = { cookie, origin: address };
  const begun = performance.now();
  const answer = await fetch(`${address}/api/v1/contacts/import?duplicates=skip`, { method: 'POST', headers: { ...headers, 'content-type': 'text/csv' }, body: book });
  if (!answer.ok) throw new Error(await answer.text());
  const { data: { job } } = await answer.json() as { data: { job: string } };
  for (;;) {
    const { data: { state, progress } } = await (await fetch(`${address}/api/v1/jobs/${job}`, { headers })).json() as { data: { state: string; progress: { created: number; skipped: number } } };
    if (state === 'done' && progress.created + progress.skipped === people) return (performance.now() - begun) / 1_000;
    else if (state === 'done' || state === 'failed') throw new Error(`The import ended as ${state}: ${JSON.stringify(progress)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function bookFrom(first: number): string {
  const rows = Array.from({ length: people }, (_, place) => {
    const index = first + place;
    return [`Ann${index}`, names[index % names.length], `+1206${2_000_000 + index}`, `ann${index}@mail.test`, 'Haifa', `Wants a garden; called on day ${index % 28}`, 'buyer', `19${50 + (index % 50)}-03-1${index % 9}`].join(',');
  });
  return `First name,Last name,Phones,E-mail,City,Remarks,Roles,Birthday\n${rows.join('\n')}\n`;
}

function peakOf({ process }: StartedServer): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${process.pid}/status`, 'utf8'))![1]) / 1024;
}

async function delayOf({ address }: StartedServer): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  return Number(/^nodejs_eventloop_delay_seconds\{quantile="0.99"\} (\S+)/m.exec(metrics)![1]) * 1_000;
}
