// A command line from its words to its exit code: which command, its options, its help, and what is said where it fails.

import packageFile from '../../package.json' with { type: 'json' };
import { BriefingError } from '../diagnostic.ts';
import { describeOptions, readArguments, UsageError, type Arguments, type Option } from './arguments.ts';
import { batch } from './batch.ts';
import { check } from './check.ts';
import type { Command, ExitCode } from './command.ts';
import { importFile } from './import.ts';
import { make } from './make.ts';
import { open } from './open.ts';
import { outline } from './outline.ts';
import { render } from './render.ts';
import { templates } from './templates.ts';
import { describeDiagnostics, type Terminal } from './terminal.ts';
import { verify } from './verify.ts';

const commands: readonly Command[] = [make, batch, importFile, render, templates, outline, check, open, verify];
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

/** Runs the words after the program's name. Never throws: what fails is said on the terminal, and in the exit code. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let words: Arguments | undefined;
  try {
    const command = commands.find((one) => one.name === argv[0]) ?? make;
    words = readArguments(command === make && argv[0] !== make.name ? argv : argv.slice(1), [...command.options, ...common]);
    if (words.flag('version')) terminal.out(`${packageFile.version}\n`);
    else if (words.flag('help')) terminal.out(help(command));
    else return await command.run(words, terminal);
    return 0;
  } catch (error) {
    return failed(error, words?.flag('json') === true, terminal);
  }
}

function failed(error: unknown, json: boolean, terminal: Terminal): ExitCode {
  if (error instanceof UsageError) {
    terminal.error(`briefing: ${error.message}\nTry \`briefing --help\`.\n`);
    return 2;
  }
  if (!(error instanceof BriefingError)) terminal.error(`briefing: a fault in the program; please report it\n${(error as Error).stack ?? String(error)}\n`);
  else if (json) terminal.out(`${JSON.stringify({ diagnostics: error.diagnostics }, undefined, 2)}\n`);
  else terminal.error(describeDiagnostics(error.diagnostics));
  return 1;
}
