// One file for all builds and tests. `vite build --mode renderer|main|preload|worker` builds a part of the app.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/app/**', 'node_modules/**'],
    testTimeout: 30_000,
    pool: 'threads',
  },
});
