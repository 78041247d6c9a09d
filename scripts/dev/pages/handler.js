import { createServer } from 'vite';

const port = Number(process.env.PORT || 3000);
const vite = await createServer({
  server: { middlewareMode: true, hmr: { host: '127.0.0.1', port: port < 40_000 ? port + 20_000 : port - 20_000 } },
});

/** Stands in for the build's handler, and serves the pages from their sources. */
export const handler = vite.middlewares;
