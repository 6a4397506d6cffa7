// The packed app as the command line: `resources/bin/briefing` starts the app's own program with a switch in front. No window, no lock,
// nothing of the desk: the words go to the code that `npm run briefing` runs, and the program ends with its exit code.

import { app } from 'electron';

/** First of all words; what follows the `--` is the command line's, and Chromium reads none of it as a switch. */
const marker = '--command-line';

/** The words for the command line, or undefined where the desk is wanted. */
export function commandLineWords(argv: readonly string[]): readonly string[] | undefined {
  const own = app.isPackaged ? argv.slice(1) : argv.slice(2);
  const end = own.indexOf('--');
  const switches = end < 0 ? own : own.slice(0, end);
  return switches.includes(marker) ? own.slice(switches.length + 1) : undefined;
}

export async function runWithoutWindow(words: readonly string[]): Promise<void> {
  app.disableHardwareAcceleration();
  const { runProgram } = await import('../commands/program.ts');
  app.exit(await runProgram(words));
}
