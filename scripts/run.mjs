import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const quiet = '--disable-warning=ExperimentalWarning';
/** Left to itself V8 takes 100 MB for what is young, and answers no sooner for it. */
export const serverFlags = [quiet, '--max-semi-space-size=8'];
/** What does one thing and ends is done sooner with more room, and leaves none taken. */
export const onceFlags = [quiet, '--max-semi-space-size=16'];
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program of ours until it ends, and ends it when we are ended, however that happens.
 * @param {string} node
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 * @returns {Promise<number>} its exit code
 */
export function run(node, args, environment = {}) {
  const child = spawnTied(node, args, { stdio: 'inherit', environment });
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP', 'SIGINT'])) {
    // A terminal has already told the whole group of its Ctrl+C; a second one would mean "at once".
    process.on(signal, () => signal === 'SIGINT' && process.stdin.isTTY || child.kill(signal));
  }
  const watch = endWithNpm(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      if (child.connected) child.disconnect();
      resolve(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0));
    });
  });
}

/**
 * Starts a program that ends when we end.
 * @param {string} node
 * @param {string[]} args
 * @param {{ stdio: 'inherit' | 'pipe', environment?: Record<string, string> }} options
 */
export function spawnTied(node, args, { stdio, environment = {} }) {
  const flags = args[0] === 'src/server.ts' ? serverFlags : onceFlags;
  return spawn(node, [...flags, '--import', lifeline, ...args], {
    cwd: root,
    stdio: [stdio === 'inherit' ? 'inherit' : 'ignore', stdio, stdio, 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, GABLE_STARTED_BY: String(process.pid), ...environment },
  });
}

const compiled = fileURLToPath(new URL('../.gable/compiled', import.meta.url));
const lifeline = new URL('./lifeline.mjs', import.meta.url).href;

/**
 * A killed npm tells nobody, and its orphans get another parent.
 * @param {() => void} end
 */
function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const started = parents();
  return setInterval(() => { if (parents() !== started) end(); }, 250).unref();
}

/** The shell that npm puts between us outlives it, so on Linux the parent's parent is looked at too. */
function parents() {
  const shell = process.ppid;
  try {
    return `${shell} ${readFileSync(`/proc/${shell}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1]}`;
  } catch {
    return `${shell}`;
  }
}
