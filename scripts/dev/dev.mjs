import { watch } from 'node:fs';
import { join } from 'node:path';
import { root, spawnTied } from '../run.mjs';

// Vite shows a change of a screen by itself; a change of what runs beside it needs a new process.
const ofServer = /^(src\/server\.ts|(db|src\/platform|src\/api(?!\/ui)|extensions)\/(?!.*(\/views\/|\.svelte|\.test\.ts$|browser\.ts$)).*\.(ts|json))$/;

let server = start();
/** @type {NodeJS.Timeout | undefined} */
let pause;

for (const folder of ['src', 'db', 'extensions']) {
  watch(join(root, folder), { recursive: true }, (_event, name) => {
    if (!name || !ofServer.test(`${folder}/${name.replaceAll('\\', '/')}`)) return;
    clearTimeout(pause);
    pause = setTimeout(restart, 100);
  });
}

process.on('SIGTERM', end);
process.on('SIGINT', end);

function start() {
  const environment = { GABLE_DEV: '1', GABLE_PAGES: join(import.meta.dirname, 'pages') };
  return spawnTied(process.execPath, ['src/server.ts', ...process.argv.slice(2)], { stdio: 'inherit', environment });
}

function restart() {
  const old = server;
  const next = () => { if (server === old) server = start(); };
  if (old.exitCode === null && old.signalCode === null) {
    old.once('exit', next);
    old.kill('SIGTERM');
    setTimeout(() => old.kill('SIGKILL'), 3000).unref();
  } else {
    next();
  }
}

function end() {
  server.once('exit', () => process.exit());
  if (!server.kill('SIGTERM')) process.exit();
}
