import { closeSync, mkdirSync, openSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const lock = join(root, '.gable', 'lock');

/**
 * Does something that must not be done twice at once in this folder, such as installing. Who comes second waits.
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function alone(work) {
  mkdirSync(join(root, '.gable'), { recursive: true });
  while (!taken()) await new Promise((resolve) => setTimeout(resolve, 200));
  const alive = setInterval(() => utimesSync(lock, new Date(), new Date()), 1000);
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(alive);
    process.off('exit', release);
    release();
  }
}

function taken() {
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch (problem) {
    if (/** @type {NodeJS.ErrnoException} */ (problem).code !== 'EEXIST') throw problem;
    // Whoever holds it touches it every second; an older one was left by somebody who is gone.
    const touched = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - touched > 10_000) rmSync(lock, { force: true });
    return false;
  }
}
