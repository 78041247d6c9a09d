import { existsSync, readFileSync, rmSync } from 'node:fs';
import { spawnTied } from './run.mjs';

/**
 * @typedef {object} Part One part of `npm test`.
 * @property {string} name
 * @property {() => Promise<void>} [work] What it does, here; otherwise `command`.
 * @property {string[]} [command] Arguments for Node.
 * @property {boolean} [aloud] Shows what it prints as it comes.
 * @property {string} [report] File in which it says how many tests passed and failed.
 * @property {(report: any) => Counts} [count]
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * @param {Part} part
 * @returns {Promise<Counts>}
 */
export async function runPart(part) {
  const started = performance.now();
  if (part.report) rmSync(part.report, { force: true });
  const { ok, said } = part.work ? await here(part.work) : await beside(part);
  const counts = countsOf(part, ok);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${part.name} (${seconds} s)${counts.failed === 0 || !said ? '' : `\n${said}`}`);
  return counts;
}

/** @param {() => Promise<void>} work */
async function here(work) {
  try {
    await work();
    return { ok: true, said: '' };
  } catch (problem) {
    return { ok: false, said: String(problem) };
  }
}

/**
 * @param {Part} part
 * @returns {Promise<{ ok: boolean, said: string }>}
 */
function beside({ command = [], aloud = false }) {
  const child = spawnTied(process.execPath, command, { stdio: aloud ? 'inherit' : 'pipe' });
  let said = '';
  child.stdout?.on('data', (text) => { said += text; });
  child.stderr?.on('data', (text) => { said += text; });
  return new Promise((resolve) => {
    child.on('error', (problem) => resolve({ ok: false, said: problem.message }));
    child.on('close', (code) => resolve({ ok: code === 0, said: said.trim() }));
  });
}

/**
 * @param {Part} part
 * @param {boolean} ok
 * @returns {Counts}
 */
function countsOf({ report, count }, ok) {
  if (!count) return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counts = report && existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 };
  return ok ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}
