import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** @typedef {import('./runPart.mjs').Part} Part */

const program = (/** @type {string} */ path) => join(root, 'node_modules', path);
const report = (/** @type {string} */ name) => join(root, '.gable', 'tests', `${name}.json`);

/**
 * Writes the types that Kit derives from the routes.
 * @type {Part}
 */
export const prepare = { name: 'prepare', command: [program('@sveltejs/kit/svelte-kit.js'), 'sync'] };

/**
 * What looks at the code without running it.
 * @returns {Part[]}
 */
export function codeChecks() {
  return [
    { name: 'lint', command: [program('eslint/bin/eslint.js'), '-c', 'tests/architecture/eslint.config.js', '--max-warnings', '0', '.'] },
    // It checks the TypeScript too, and unlike tsc it sees into components.
    { name: 'types', command: [program('svelte-check/bin/svelte-check'), '--fail-on-warnings', '--output', 'human'] },
    { name: 'dead code', command: [program('knip/bin/knip.js'), '-c', 'tests/architecture/knip.config.js', '--no-config-hints', '--no-progress'] },
    {
      name: 'styles',
      command: [program('stylelint/bin/stylelint.mjs'), '-c', 'tests/architecture/stylelint.config.js', '{src,extensions}/**/*.{css,svelte,html}'],
    },
  ];
}

/**
 * @param {string[]} patterns parts of paths
 * @returns {Part & { files: number }}
 */
export function unitTests(patterns) {
  return {
    name: 'tests',
    command: [program('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('vitest')}`, ...patterns],
    aloud: true,
    report: report('vitest'),
    count: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
    files: matching('{src,db,extensions,tests}/**/*.test.ts', patterns),
  };
}

/**
 * @param {string[]} patterns parts of paths
 * @returns {Part & { files: number }}
 */
export function journeys(patterns) {
  return {
    name: 'journeys',
    command: [program('@playwright/test/cli.js'), 'test', '-c', 'tests/journeys/playwright.config.ts', ...patterns],
    aloud: true,
    report: report('journeys'),
    count: ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
    files: matching('tests/journeys/**/*.journey.ts', patterns),
  };
}

/**
 * @param {string} glob
 * @param {string[]} patterns
 */
function matching(glob, patterns) {
  const files = globSync(glob, { cwd: root });
  return files.filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern))).length;
}
