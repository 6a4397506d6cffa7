// The command line for tests: as a process, and, faster, within this one.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { run } from '../../main/commands/run.ts';
import type { Terminal } from '../../main/commands/terminal.ts';

const cli = join(import.meta.dirname, '..', '..', 'main', 'cli.ts');
export type Ended = { readonly code: number | null; readonly out: string; readonly error: string };

/** A process in this folder; its standard streams as text. */
export function commandIn(folder: string, environment: Readonly<Record<string, string>> = {}): (words: readonly string[], input?: string) => Ended {
  return (words, input) => {
    const child = spawnSync(process.execPath, [cli, ...words], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...environment }, ...(input === undefined ? {} : { input }) });
    return { code: child.status, out: child.stdout, error: child.stderr };
  };
}

/** Here and now: names of files must be absolute, and standard streams cannot be read or written. */
export async function command(...words: readonly string[]): Promise<Ended> {
  let [out, error] = ['', ''];
  const terminal: Terminal = {
    out: (text) => { out += text; },
    error: (text) => { error += text; },
    progress: () => {},
    clearProgress: () => {},
  };
  const code = await run(words, terminal);
  return { code, out, error };
}
