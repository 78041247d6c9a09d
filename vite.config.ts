import { relative } from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const quick = process.env.GABLE_QUICK ? ['**/*.slow.test.ts'] : [];

export default defineConfig({
  plugins: [serverStaysOut(), sveltekit()],
  test: {
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        test: {
          name: 'server',
          include: ['{src,db,extensions,tests}/**/*.test.ts'],
          exclude: ['**/*.svelte.test.ts', ...quick],
          globalSetup: ['tests/postgresql/forTheRun.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['{src,extensions}/**/*.svelte.test.ts'] },
      },
    ],
  },
});

/** The office lives once in the process, beside Kit: a bundled copy would be a second writer. */
function serverStaysOut(): Plugin {
  const server = /^(db|src\/platform|(src|extensions)\/(.+\/)?server)\/.+\.(ts|js|svelte)$/;
  return {
    name: 'gable:server-stays-out',
    enforce: 'pre',
    // Tests of the server half are no bundle.
    apply: () => !process.env.VITEST,
    load(id) {
      if (server.test(relative(import.meta.dirname, id.split('?')[0] ?? id).replaceAll('\\', '/'))) {
        const importers = this.getModuleInfo(id)?.importers ?? [];
        this.error(`${id} belongs to the server and can't be bundled (imported by ${importers.join(', ') || 'an entry'})`);
      }
    },
  };
}
