import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOfTree } from './copyOfTree.ts';
import { root } from './files.ts';

const extensions = readdirSync(join(root, 'extensions'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

test('Gable builds and starts with no extension at all', { timeout: 240_000 }, async () => {
  using copy = copyOfTree({ without: extensions.map((name) => `extensions/${name}/`) });
  expect(runIn(copy.folder, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'])).toBe('');
  await expectStart(copy.folder);
});

test.each(extensions)('Gable type-checks and starts without %s', { timeout: 240_000 }, async (name) => {
  using copy = copyOfTree({ without: [`extensions/${name}/`, 'tests/journeys/', 'tests/performance/'] });
  expect(runIn(copy.folder, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'])).toBe('');
  expect(runIn(copy.folder, ['node_modules/svelte-check/bin/svelte-check', '--threshold', 'error'])).toBe('');
  await expectStart(copy.folder);
});

test('a page that imports from a server folder is not built', { timeout: 240_000 }, () => {
  using copy = copyOfTree({ without: [] });
  writeFileSync(join(copy.folder, 'src/routes/planted.ts'), "export { openOffice } from '@gable/platform/openOffice.ts';\n");
  writeFileSync(join(copy.folder, 'src/routes/+error.svelte'), "<script lang=\"ts\">import { openOffice } from './planted.ts';</script>{openOffice.name}");
  expect(runIn(copy.folder, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'])).toContain("belongs to the server and can't be bundled");
});

/** What it complains about, nothing when it went well. */
function runIn(folder: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', VITEST: '' } });
  return status === 0 ? '' : stdout + stderr;
}

async function expectStart(folder: string): Promise<void> {
  const server = spawn(process.execPath, ['src/server.ts'], {
    cwd: folder,
    env: { ...process.env, PORT: '0', ORIGIN: '', DATABASE_URL: '', GABLE_DATA: join(folder, 'data'), NODE_ENV: 'production' },
  });
  try {
    let said = '';
    const address = await new Promise<string>((resolve, reject) => {
      const listen = (text: Buffer) => {
        said += text.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
        if (found) resolve(found);
      };
      server.stdout.on('data', listen);
      server.stderr.on('data', listen);
      server.once('exit', () => reject(new Error(`It ended: ${said}`)));
    });
    const answer = await fetch(`${address}/readyz`);
    expect(answer.status).toBe(200);
  } finally {
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
  }
}
