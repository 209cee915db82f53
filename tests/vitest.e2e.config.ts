import { defineConfig } from 'vitest/config';

/** Suites in a real browser, against the built application. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    globalSetup: ['tests/support/build-once.ts'],
    server: { deps: { external: [/\/out\//] } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
