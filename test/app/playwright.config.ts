// The app tests: the real Electron, one app at a time. `xvfb-run -a npm run test:app` where there is no screen.

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  // A machine that is busy with something else may miss a time limit once.
  retries: 2,
  forbidOnly: true,
  reporter: [['list']],
});
