import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const mainEntries = ['index', 'cli', 'web', 'run-worker', 'catalog-writer', 'import-worker'];

export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        input: Object.fromEntries(mainEntries.map((name) => [name, `src/main/${name}.ts`])),
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
  renderer: { plugins: [react()] },
});
