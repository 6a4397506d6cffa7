// What the ways of printing have in common: printers, what is asked of them, and programs run without a shell.

import { execFile } from 'node:child_process';
import { BriefingError, type Diagnostic } from '../diagnostic.ts';

export type Printer = { readonly name: string; readonly isDefault: boolean };
export type Duplex = 'none' | 'long-edge' | 'short-edge';

/** What is asked for. Without `duplex`: as the printer is set. */
export type PrintOrder = { readonly printer: string; readonly copies: number; readonly duplex: Duplex | undefined };

/** What was handed over. `job` is the system's name for it, where it gives one; `notes` say what the system could not be asked for. */
export type PrintJob = { readonly printer: string; readonly job: string | undefined; readonly notes: readonly Diagnostic[] };

/** One way of printing. `print` gets a printer that `list` told of, and an absolute path. */
export type PrintSystem = {
  readonly list: (machine: Machine) => Promise<readonly Printer[]>;
  readonly print: (file: string, order: PrintOrder, machine: Machine) => Promise<Omit<PrintJob, 'printer'>>;
};

/** The computer to print from: its platform, and the variables that say where its programs are. */
export type Machine = { readonly platform: NodeJS.Platform; readonly environment: Readonly<Record<string, string | undefined>> };

export type Ended = { readonly code: number; readonly out: string; readonly error: string };

/** Milliseconds; a print server that does not answer is as good as none. */
const patience = 30_000;

/** Runs a program without a shell, with `variables` besides the machine's. Throws BriefingError where it is not there, or does not end. */
export function runProgram(program: string, words: readonly string[], machine: Machine, variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((done, failed) => {
    execFile(program, [...words], { env: { ...machine.environment, ...variables }, timeout: patience, windowsHide: true, encoding: 'utf8' }, (error, out, said) => {
      if (error === null) done({ code: 0, out, error: said });
      else if (error.code === 'ENOENT' || error.code === 'EACCES') failed(problem('no-print-system', `this computer has no printing system: there is no ${program}`, 'open the PDF and print it from there'));
      else if (error.killed === true) failed(problem('print-failed', `the printing system did not answer within ${patience / 1000} seconds`));
      else done({ code: typeof error.code === 'number' ? error.code : 1, out, error: said });
    });
  });
}

/** An error of printing, in plain words. */
export function problem(code: string, message: string, hint?: string): BriefingError {
  return new BriefingError([{ severity: 'error', stage: 'pdf', code, message, ...(hint === undefined ? {} : { hint }) }]);
}
