import { relative } from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  plugins: [serverStaysOut(), sveltekit()],
});

/** The office lives once in the process, beside Kit: a bundled copy would be a second writer. */
function serverStaysOut(): Plugin {
  const server = /^(db|src\/platform|(src|extensions)\/(.+\/)?server)\/.+\.(ts|js|svelte)$/;
  return {
    name: 'gable:server-stays-out',
    enforce: 'pre',
    load(id) {
      if (server.test(relative(import.meta.dirname, id.split('?')[0] ?? id).replaceAll('\\', '/'))) {
        const importers = this.getModuleInfo(id)?.importers ?? [];
        this.error(`${id} belongs to the server and can't be bundled (imported by ${importers.join(', ') || 'an entry'})`);
      }
    },
  };
}
