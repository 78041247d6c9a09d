import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: {
    // Packages may still be written in the older way.
    runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
  },
  kit: {
    adapter: adapter({ out: 'build' }),
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['none'],
        // Not 'self': a file that somebody uploaded must never run.
        'script-src': ['strict-dynamic'],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'media-src': ['self', 'blob:'],
        // Vite tells the page of changes over a web socket.
        'connect-src': process.env.GABLE_DEV ? ['self', 'ws:'] : ['self'],
        'worker-src': ['self'],
        'manifest-src': ['self'],
        'frame-src': ['self'],
        'frame-ancestors': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
      },
    },
  },
};
