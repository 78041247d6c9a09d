import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const program = path.resolve(import.meta.dirname, 'server.ts');
let folder: string;
const started: ChildProcess[] = [];
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'gable-server-'))));
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the program, and hears what it says. */
function start(environment: Record<string, string> = {}, words: string[] = []) {
  const env = { ...process.env, GABLE_DATA: folder, PORT: '0', GABLE_PAGES: folder, ...environment };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let said = '';
  let complained = '';
  child.stdout.on('data', (text) => (said += String(text)));
  child.stderr.on('data', (text) => (complained += String(text)));
  const ended = new Promise<{ code: number | null; complained: string }>((resolve) => child.on('close', (code) => resolve({ code, complained })));
  const ready = async (): Promise<string> => {
    await expect.poll(() => said, { timeout: 8_000, interval: 20 }).toMatch(/Gable is at \S+\n/);
    return /Gable is at (\S+)/.exec(said)![1]!;
  };
  return { child, ended, ready, said: () => said };
}

test('it prints its address and the code for the first visitor, makes the first agency with it, and ends when asked', async () => {
  const gable = start();
  const url = await gable.ready();
  await expect.poll(gable.said).toMatch(/first visitor: [\w-]+/);
  const code = /first visitor: ([\w-]+)/.exec(gable.said())![1]!;
  expect(await (await fetch(`${url}/api/v1/set-up`)).json()).toEqual({ needed: true });
  expect((await fetch(`${url}/api/v1/workbench`)).status).toBe(409);
  const given = { agency: 'Harbour', name: 'Petra', email: 'petra@harbour.test', password: 'seven grey herons wade', locale: 'en', country: 'US', currency: 'USD', timeZone: 'America/Los_Angeles' };
  const setUp = (body: object): Promise<Response> => fetch(`${url}/api/v1/set-up`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify(body) });
  expect((await setUp({ ...given, code: 'wrong' })).status).toBe(401);
  const made = await setUp({ ...given, code });
  expect(made.status).toBe(201);
  const cookie = made.headers.get('set-cookie')!.split(';')[0]!;
  expect((await fetch(`${url}/api/v1/workbench`, { headers: { cookie } })).status).toBe(200);
  expect((await setUp({ ...given, code, email: 'other@harbour.test' })).status).toBe(409);
  gable.child.kill('SIGTERM');
  expect((await gable.ended).code).toBe(0);
});

const sentence = /^[A-Z][^\n]{10,}\.\n$/;

test('a port that is taken is said in one sentence', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { code, complained } = await start({ PORT: String(port) }).ended;
  expect({ code, complained }).toEqual({ code: 1, complained: expect.stringMatching(sentence) });
  expect(complained).toContain(String(port));
  other.close();
});

test('a port that is none is said in one sentence', async () => {
  expect(await start({ PORT: 'http' }).ended).toEqual({ code: 1, complained: expect.stringMatching(sentence) });
});

test('the demo, whose password everybody knows, is served to this machine alone', async () => {
  const { code, complained } = await start({ HOST: '0.0.0.0' }, ['--demo']).ended;
  expect({ code, complained }).toEqual({ code: 1, complained: expect.stringMatching(sentence) });
  expect(complained).toContain('0.0.0.0');
});

test('a data folder that another Gable has is said in one sentence, and left alone', async () => {
  const first = start();
  const url = await first.ready();
  expect(await start().ended).toEqual({ code: 1, complained: expect.stringMatching(sentence) });
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

test('a data folder that can’t be is said in one sentence', async () => {
  expect(await start({ GABLE_DATA: path.join(program, 'below-a-file') }).ended).toEqual({ code: 1, complained: expect.stringMatching(sentence) });
});

// root may write everywhere.
test.skipIf(process.getuid?.() === 0)('a data folder that is not writable is said in one sentence', async () => {
  chmodSync(folder, 0o500);
  expect(await start().ended).toEqual({ code: 1, complained: expect.stringMatching(sentence) });
});
