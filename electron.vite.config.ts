import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';

/** Doors and thread entries: every file directly in `src/main`. */
const mainEntries = readdirSync('src/main').filter((name) => name.endsWith('.ts'));

export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        input: Object.fromEntries(mainEntries.map((name) => [basename(name, '.ts'), `src/main/${name}`])),
        // Chunks lie beside the entries, so that entryUrl finds an entry from any of them.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        // CommonJS, so that the sandbox of the renderer can stay on.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: { plugins: [react()], build: { minify: true } },
});
