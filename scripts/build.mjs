import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { alone } from './alone.mjs';
import { root } from './run.mjs';

const stamp = join(root, 'build', '.built-from');

/**
 * Builds the pages, unless the build is of these sources.
 * @param {string} node
 */
export async function build(node) {
  if (!isBuilt()) await alone(async () => { if (!isBuilt()) await buildNow(node); });
}

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sources();
}

/** @param {string} node */
async function buildNow(node) {
  const from = sources();
  process.stderr.write('Building the pages; this takes a few seconds, after a change only …\n');
  const child = spawn(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let said = '';
  child.stdout.on('data', (text) => { said += text; });
  child.stderr.on('data', (text) => { said += text; });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`${said.trim()}\n\nThe pages could not be built; the reason stands above.`);
  writeFileSync(stamp, from);
}

function sources() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'svelte.config.js', 'vite.config.ts', ...['src', 'extensions', 'static'].flatMap(filesOfPages)]) {
    hash.update(file).update('\0').update(readFileSync(join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

// What runs beside Kit is never bundled (vite.config.ts sees to it), so it needs no build.
const notOfPages = /^src\/(platform|server\.ts|gable\.ts)|\/server\/|\/migrations\/|\.test\.ts$|\.md$/;

/** @param {string} folder */
function filesOfPages(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((file) => !notOfPages.test(file) && statSync(join(root, file)).isFile())
    .sort();
}
