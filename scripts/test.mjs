import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { codeChecks, journeys, prepare, unitTests } from './testParts.mjs';
import { runPart } from './runPart.mjs';

const { values, positionals } = parseArgs({ options: { quick: { type: 'boolean' } }, allowPositionals: true });
const { quick = false } = values;
const [pattern] = positionals;

if (quick) process.env.GABLE_QUICK = '1';
let passed = 0;
let failed = 0;
const started = performance.now();

if (pattern === undefined) {
  await runAll([prepare]);
  await runAll(codeChecks());
  if (!quick) await runAll([{ name: 'build', work: () => build(process.execPath) }]);
  await runAll([unitTests([])]);
  if (!quick) await runAll([journeys([])]);
} else {
  const wanted = [unitTests(positionals), journeys(positionals)].filter((part) => part.files !== 0);
  if (wanted.some((part) => part.name === 'journeys')) await runAll([{ name: 'build', work: () => build(process.execPath) }]);
  await runAll(wanted);
}

console.log(`\nin ${Math.round((performance.now() - started) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/**
 * As many at once as there are cores; after a failure nothing new begins.
 * @param {import('./runPart.mjs').Part[]} parts
 */
async function runAll(parts) {
  const waiting = [...parts];
  const worker = async () => {
    for (let part = waiting.shift(); part && failed === 0; part = waiting.shift()) {
      const result = await runPart(part);
      passed += result.passed;
      failed += result.failed;
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), parts.length) }, worker));
}
