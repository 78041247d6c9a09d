import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverFlags } from '../../scripts/run.mjs';

const root = path.resolve(import.meta.dirname, '../..');

export interface StartedServer extends AsyncDisposable {
  address: string;
  folder: string;
  process: ChildProcess;
  /** Milliseconds from the start to the first right answer of the API. */
  firstAnswer: number;
  /** Signed in as the principal of the agency that this made. */
  cookie: string;
  /** MiB that are in memory now. */
  memory(): number;
}

/** Starts the built server on a data folder of its own and sets up an agency, as a newcomer would. */
export async function startServer(): Promise<StartedServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gable-bench-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const child = spawn(process.execPath, [...serverFlags, 'src/server.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: String(port), GABLE_DATA: folder, GABLE_API_PER_MINUTE: '100000000', NODE_ENV: 'production' },
  });
  let printed = '';
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  await answers(`${address}/api/v1/set-up`);
  const firstAnswer = performance.now() - begun;
  const cookie = await setUp(address, await printedCode(() => printed));
  return {
    address, folder, process: child, firstAnswer, cookie,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024,
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** It may come a moment after the server answers. */
async function printedCode(printed: () => string): Promise<string> {
  for (const deadline = Date.now() + 5_000; Date.now() < deadline;) {
    const [, code] = /code.*: (\S+)/.exec(printed()) ?? [];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`The server has printed no code: ${printed()}`);
}

async function setUp(address: string, code: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({
      code, agency: 'Bench Homes', name: 'Petra Principal', email: 'petra@bench.test', password: 'a long enough passphrase', locale: 'en',
      country: 'US', currency: 'USD', timeZone: 'America/Los_Angeles',
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers.getSetCookie()[0]!.split(';', 1)[0]!;
}

async function answers(url: string): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  throw new Error(`${url} does not answer.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
