// Runs under whatever Node is there, 18 or later, and with nothing installed: built-ins only, here and in what it imports.
import { build } from './build.mjs';
import { install } from './install.mjs';
import { run } from './run.mjs';

const [verb = 'serve', ...rest] = process.argv.slice(2);

/** @type {Record<string, (node: string) => Promise<number>>} */
const verbs = {
  async serve(node) {
    await build(node);
    return run(node, ['src/server.ts', ...rest], { NODE_ENV: process.env.NODE_ENV ?? 'production' });
  },
  gable: (node) => run(node, ['src/gable.ts', ...rest], { NODE_ENV: process.env.NODE_ENV ?? 'production' }),
  dev: (node) => run(node, ['scripts/dev/dev.mjs', ...rest]),
  test: (node) => run(node, ['scripts/test.mjs', ...rest]),
  async bench(node) {
    await build(node);
    return run(node, ['tests/performance/bench.ts', ...rest], { NODE_ENV: 'production' });
  },
  migrations: (node) => run(node, ['db/migrations/generate.ts', ...rest]),
  reference: (node) => run(node, ['scripts/apiReference.ts']),
  async build(node) {
    await build(node);
    return 0;
  },
};

try {
  const start = verbs[verb];
  if (!start) throw new Error(`There is no “${verb}” here. Known: ${Object.keys(verbs).join(', ')}.`);
  process.exitCode = await start(await install());
} catch (problem) {
  process.stderr.write(`${problem instanceof Error ? problem.message : problem}\n`);
  process.exitCode = 1;
}
