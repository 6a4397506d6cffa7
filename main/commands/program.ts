// The program behind the command line: which command, its options, its exit code. `briefing` alone makes the bundled report's
// executive brief. Other commands are loaded when they are called.

import packageFile from '../../package.json' with { type: 'json' };
import { BriefingError } from '../diagnostic.ts';
import { describeOptions, readArguments, UsageError, type Option } from './arguments.ts';
import type { Command, ExitCode } from './command.ts';
import { make } from './make.ts';
import { describeDiagnostics, openTerminal, type Terminal } from './terminal.ts';

const others: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['import', async () => (await import('./import.ts')).importFile],
  ['render', async () => (await import('./render.ts')).render],
  ['templates', async () => (await import('./templates.ts')).templates],
  ['outline', async () => (await import('./outline.ts')).outline],
  ['check', async () => (await import('./check.ts')).check],
  ['open', async () => (await import('./open.ts')).open],
  ['verify', async () => (await import('./verify.ts')).verify],
]);
const common: readonly Option[] = [
  { name: 'help', short: 'h', help: 'print this help' },
  { name: 'version', help: 'print the version' },
];

/** The help of one command, or of the whole program. */
async function help(command: Command): Promise<string> {
  const whole = command === make;
  const lines = (whole ? await Promise.all(Array.from(others.values(), (load) => load())) : []).map((one) => `  briefing ${`${one.name} ${one.usage}`.padEnd(40)} ${one.summary}`);
  const head = `briefing${whole ? '' : ` ${command.name}`} ${command.usage}\n\n${command.summary}\n`;
  const list = whole ? `\nOther commands:\n${lines.join('\n')}\n` : '';
  return `${head}\nOptions:\n${describeOptions([...command.options, ...common])}\n${list}\nExit code: 0 done, 1 nothing could be made, 2 refused.\n`;
}

async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = ''] = argv;
  const command = (await others.get(name)?.()) ?? make;
  const words = readArguments(name === command.name ? argv.slice(1) : argv, [...command.options, ...common]);
  if (words.flag('version')) {
    terminal.out(`${packageFile.version}\n`);
    return 0;
  }
  if (words.flag('help')) {
    terminal.out(await help(command));
    return 0;
  }
  return command.run(words, terminal);
}

/** Does what the words say; nothing is thrown, and what went wrong is printed. */
export async function runProgram(argv: readonly string[]): Promise<ExitCode> {
  const terminal = openTerminal();
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    return await run(argv, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.error(`briefing: ${error.message}\nTry \`briefing --help\`.\n`);
      return 2;
    }
    terminal.error(error instanceof BriefingError ? describeDiagnostics(error.diagnostics) : `briefing: a fault in the program; please report it\n${(error as Error).stack ?? String(error)}\n`);
    return 1;
  }
}
