import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// Everything that the page loads is one of these files: no plug-in, no address outside. Vega-Lite asks `vega` for a few helpers only;
// answers/vegaParts.js has them, so that maps, forces and word clouds stay out of the bundle.
export default defineConfig({
  base: '/',
  resolve: { alias: [{ find: /^vega$/, replacement: fileURLToPath(new URL('src/answers/vegaParts.js', import.meta.url)) }] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    license: { fileName: 'assets/licences.txt' },
  },
});
