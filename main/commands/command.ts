// What a command is to the command line: its words and options, what it prints for help, and its exit code.

import type { Arguments, Option } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** 0 done, 1 nothing could be made, 2 refused (by `--strict`, or because the command line cannot be understood). */
export type ExitCode = 0 | 1 | 2;

export type Command = {
  readonly name: string;
  /** Words after the name, for the help: `REPORT.json`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly Option[];
  readonly run: (words: Arguments, terminal: Terminal) => Promise<ExitCode>;
};
