// One file for all builds and tests: vitest reads `test`; `vite build --app` builds the desktop app from `appEnvironments`.

import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { EnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';

const path = (file: string): string => resolve(import.meta.dirname, file);

export default defineConfig(({ mode }) => (mode === 'test' ? tests : app));

const tests = {
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    pool: 'threads' as const,
  },
};

// --- the desktop app: dist/renderer (the window), dist/app (main process and worker, and the preload script)

/** Code for Electron's Node: one file an entry, packages inside, Node's and Electron's own modules outside. */
function nodeEnvironment(input: Record<string, string>): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)] },
    build: {
      outDir: path('dist/app'),
      emptyOutDir: false,
      target: 'node20.18',
      minify: false,
      sourcemap: true,
      ssr: true,
      rolldownOptions: {
        input,
        platform: 'node',
        // CommonJS: Electron runs it before it is ready, as registering a scheme requires.
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  };
}

/** pdfkit reads its colour profile from a folder beside its own file: beside ours, once it is bundled. */
const colourProfile = {
  name: 'colour-profile',
  applyToEnvironment: (environment: { name: string }) => environment.name === 'node',
  generateBundle(this: { emitFile: (file: { type: 'asset'; fileName: string; source: Uint8Array }) => string }) {
    const name = 'data/sRGB_IEC61966_2_1.icc';
    this.emitFile({ type: 'asset', fileName: name, source: readFileSync(path(`node_modules/pdfkit/js/${name}`)) });
  },
};

const app = {
  root: path('renderer'),
  base: './',
  plugins: [react(), colourProfile],
  environments: {
    client: {
      build: { outDir: path('dist/renderer'), emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0, rolldownOptions: { input: path('renderer/index.html') } },
    },
    node: nodeEnvironment({ main: path('main/app/main.ts'), worker: path('main/app/worker.ts') }),
    preload: nodeEnvironment({ preload: path('main/app/preload.ts') }),
  },
  builder: {
    buildApp: async (builder: { environments: Record<string, unknown>; build: (environment: never) => Promise<unknown> }) => {
      for (const environment of Object.values(builder.environments)) await builder.build(environment as never);
    },
  },
};
