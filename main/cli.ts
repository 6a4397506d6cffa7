#!/usr/bin/env node
// The command line: which command, its options, its exit code. `briefing` alone makes the bundled report's executive brief.

import packageFile from '../package.json' with { type: 'json' };
import { describeOptions, readArguments, UsageError, type Option } from './commands/arguments.ts';
import { check } from './commands/check.ts';
import type { Command, ExitCode } from './commands/command.ts';
import { importFile } from './commands/import.ts';
import { make } from './commands/make.ts';
import { open } from './commands/open.ts';
import { outline } from './commands/outline.ts';
import { render } from './commands/render.ts';
import { templates } from './commands/templates.ts';
import { verify } from './commands/verify.ts';
import { describeDiagnostics, openTerminal, type Terminal } from './commands/terminal.ts';
import { BriefingError } from './diagnostic.ts';

const commands: readonly Command[] = [make, importFile, render, templates, outline, check, open, verify];
const common: readonly Option[] = [
  { name: 'help', short: 'h', help: 'print this help' },
  { name: 'version', help: 'print the version' },
];

/** The help of one command, or of the whole program. */
function help(command: Command): string {
  const others = commands.filter((one) => one !== make).map((one) => `  briefing ${`${one.name} ${one.usage}`.padEnd(40)} ${one.summary}`);
  const head = `briefing${command === make ? '' : ` ${command.name}`} ${command.usage}\n\n${command.summary}\n`;
  const list = command === make ? `\nOther commands:\n${others.join('\n')}\n` : '';
  return `${head}\nOptions:\n${describeOptions([...command.options, ...common])}\n${list}\nExit code: 0 done, 1 nothing could be made, 2 refused.\n`;
}

async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = commands.find((one) => one.name === argv[0]) ?? make;
  const words = readArguments(command === make && argv[0] !== make.name ? argv : argv.slice(1), [...command.options, ...common]);
  if (words.flag('version')) {
    terminal.out(`${packageFile.version}\n`);
    return 0;
  }
  if (words.flag('help')) {
    terminal.out(help(command));
    return 0;
  }
  return command.run(words, terminal);
}

const terminal = openTerminal();
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
try {
  process.exitCode = await run(process.argv.slice(2), terminal);
} catch (error) {
  if (error instanceof UsageError) {
    terminal.error(`briefing: ${error.message}\nTry \`briefing --help\`.\n`);
    process.exitCode = 2;
  } else if (error instanceof BriefingError) {
    terminal.error(describeDiagnostics(error.diagnostics));
    process.exitCode = 1;
  } else {
    terminal.error(`briefing: a fault in the program; please report it\n${(error as Error).stack ?? String(error)}\n`);
    process.exitCode = 1;
  }
}
