// A command line from its words to its exit code: which command, its options, its help, and what is said where it fails. A command
// is loaded when it is called.

import packageFile from '../../package.json' with { type: 'json' };
import { BriefingError } from '../diagnostic.ts';
import { describeOptions, readArguments, UsageError, type Arguments, type Option } from './arguments.ts';
import type { Command, ExitCode } from './command.ts';
import { describeDiagnostics, type Terminal } from './terminal.ts';

/** In the order of the help. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['make', async () => (await import('./make.ts')).make],
  ['batch', async () => (await import('./batch.ts')).batch],
  ['print', async () => (await import('./print.ts')).print],
  ['import', async () => (await import('./import.ts')).importFile],
  ['render', async () => (await import('./render.ts')).render],
  ['templates', async () => (await import('./templates.ts')).templates],
  ['outline', async () => (await import('./outline.ts')).outline],
  ['check', async () => (await import('./check.ts')).check],
  ['open', async () => (await import('./open.ts')).open],
  ['verify', async () => (await import('./verify.ts')).verify],
]);
/** What words without a command's name are for. */
const usual = 'make';

const common: readonly Option[] = [
  { name: 'help', short: 'h', help: 'print this help' },
  { name: 'version', help: 'print the version' },
];

/** The help of one command, or of the whole program. */
async function help(command: Command): Promise<string> {
  const head = `briefing${command.name === usual ? '' : ` ${command.name}`} ${command.usage}\n\n${command.summary}\n`;
  const list = command.name === usual ? `\nOther commands:\n${(await describeOthers()).join('\n')}\n` : '';
  return `${head}\nOptions:\n${describeOptions([...command.options, ...common])}\n${list}\nExit code: 0 done, 1 nothing could be made, 2 refused.\n`;
}

async function describeOthers(): Promise<readonly string[]> {
  const all = await Promise.all(Array.from(commands.values(), (load) => load()));
  return all.filter(({ name }) => name !== usual).map(({ name, usage, summary }) => `  briefing ${`${name} ${usage}`.padEnd(40)} ${summary}`);
}

/** Runs the words after the program's name. Never throws: what fails is said on the terminal, and in the exit code. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let words: Arguments | undefined;
  try {
    const named = commands.get(argv[0] ?? '');
    const command = named === undefined ? (await import('./make.ts')).make : await named();
    words = readArguments(named === undefined ? argv : argv.slice(1), [...command.options, ...common]);
    if (words.flag('version')) terminal.out(`${packageFile.version}\n`);
    else if (words.flag('help')) terminal.out(await help(command));
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
