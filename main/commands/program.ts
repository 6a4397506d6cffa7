// The command line as a program, on a terminal or with its streams redirected: the same whether Node runs it or the packed app does.

import type { ExitCode } from './command.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

/** Runs the words after the program's name and answers the exit code, once all that was said has left the process. */
export async function runProgram(words: readonly string[]): Promise<ExitCode> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const code = await run(words, openTerminal());
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise<void>((done) => stream.write('', () => done()))));
  return code;
}
