#!/usr/bin/env node
// The command line begins here. Before anything else is loaded, Node is told to keep what it compiles in the user's folder for
// such things, which halves the time until the program runs (Node 22.1 and newer; NODE_DISABLE_COMPILE_CACHE=1 switches it off).

import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a user's programs keep what they can make again. */
function cacheFolder({ LOCALAPPDATA, XDG_CACHE_HOME }: NodeJS.ProcessEnv): string {
  switch (process.platform) {
    case 'win32': return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
    case 'darwin': return join(homedir(), 'Library', 'Caches');
    default: return XDG_CACHE_HOME ?? join(homedir(), '.cache');
  }
}

(module as { readonly enableCompileCache?: (folder: string) => unknown }).enableCompileCache?.(join(cacheFolder(process.env), 'briefing-desk', 'code'));
const { runProgram } = await import('./commands/program.ts');
process.exitCode = await runProgram(process.argv.slice(2));
