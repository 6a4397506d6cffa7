// One file for all builds and tests: vitest reads `tests`; `vite build --app` builds the desktop app; `vite build --mode cli` the
// command line.

import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { EnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';

const path = (file: string): string => resolve(import.meta.dirname, file);

export default defineConfig(({ mode }) => (mode === 'test' ? tests : mode === 'cli' ? cli : app));

const tests = {
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/property-tests.ts'],
    testTimeout: 30_000,
    pool: 'threads' as const,
  },
};

// --- the desktop app: dist/renderer (the window), dist/app (main process and worker, and the preload script)

/** Code for Electron's Node: one file an entry, packages inside, Node's and Electron's own modules outside. */
function nodeEnvironment(input: Record<string, string>, emptyOutDir = false): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)] },
    build: {
      outDir: path('dist/app'),
      emptyOutDir,
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
  applyToEnvironment: (environment: { name: string }) => environment.name !== 'client' && environment.name !== 'preload',
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
    node: nodeEnvironment({ main: path('main/app/main.ts'), worker: path('main/app/worker.ts') }, true),
    preload: nodeEnvironment({ preload: path('main/app/preload.ts') }),
  },
  builder: {
    buildApp: async (builder: { environments: Record<string, unknown>; build: (environment: never) => Promise<unknown> }) => {
      for (const environment of Object.values(builder.environments)) await builder.build(environment as never);
    },
  },
};

// --- the command line as it is shipped: dist/cli/briefing.js and what it loads; it starts fast

/**
 * Packages that only few documents need (fontkit: scripts with rules of their own, fonts with CFF outlines) run when they are first
 * used; the decoder of WOFF2, which is no font format of ours, is left out with its dictionary of a megabyte.
 */
const loadedWhenUsed = {
  name: 'loaded-when-used',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === 'fontkit' || id === 'brotli/decompress.js' ? `\0${id}` : undefined),
  load: (id: string) => {
    if (id === '\0fontkit') return `export const create = (...given) => require(${JSON.stringify(path('node_modules/fontkit/dist/module.mjs'))}).create(...given);`;
    return id === '\0brotli/decompress.js' ? 'export default () => { throw new Error("WOFF2 fonts are not read"); };' : undefined;
  },
};

/** Comments and spaces go, names stay. Plain ASCII is read faster: other characters are written as escapes. */
const compact = {
  name: 'compact',
  generateBundle(_: unknown, bundle: Record<string, { type: string; code?: string }>) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.code === undefined) continue;
      chunk.code = chunk.code.replaceAll(/(\\*)([^\0-\x7f])/g, (_match, slashes: string, character: string) =>
        `${slashes.length % 2 === 1 ? slashes.slice(1) : slashes}\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
    }
  },
};

const cli = {
  plugins: [colourProfile, loadedWhenUsed, compact],
  define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
  ssr: { noExternal: true as const },
  build: {
    outDir: path('dist/cli'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    ssr: path('main/cli.ts'),
    rolldownOptions: {
      platform: 'node' as const,
      output: { format: 'es' as const, minify: { mangle: false, compress: false }, entryFileNames: 'briefing.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};
