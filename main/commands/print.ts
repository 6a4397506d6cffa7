// `briefing print FILE.pdf | X.briefing.json`: hands a PDF to the system's own printing; a briefing file's is made first.

import { extname } from 'node:path';
import { statSync } from 'node:fs';
import { BriefingError, type Diagnostic } from '../diagnostic.ts';
import type { Host } from '../host.ts';
import { requestFor } from '../output.ts';
import { duplexes, listPrinters, printPdf, type Duplex, type Printer } from '../print.ts';
import { openProvenance } from '../provenance/open.ts';
import { choice, positive, UsageError, type Arguments } from './arguments.ts';
import { briefingFor } from './briefing-options.ts';
import type { Command, ExitCode } from './command.ts';
import { outputFor } from './make.ts';
import { produce } from './output.ts';
import { commandHost, describeDiagnostics, type Terminal } from './terminal.ts';

/** A PDF that is there, and how it was made to be turned. */
type Ready = { readonly file: string; readonly duplex: Duplex | undefined };

/** The PDF that the word names; one of a briefing file is made, and its path printed. A number where nothing was made: the exit code. */
async function ready(word: string, words: Arguments, terminal: Terminal, host: Host): Promise<Ready | ExitCode> {
  if (extname(word).toLowerCase() === '.pdf') return { file: existing(word), duplex: duplexOf(word, host) };
  const diagnostics: Diagnostic[] = [];
  const { name, file: chosen } = briefingFor(word, host, (diagnostic) => diagnostics.push(diagnostic));
  const duplex = choice(words, 'duplex', duplexes);
  const { handout, ...output } = chosen.output ?? {};
  const file = handout === undefined || duplex === undefined ? chosen : { ...chosen, output: { ...output, handout: { ...handout, duplex } } };
  const request = requestFor(file, host);
  const target = outputFor({ name, file }, words, host, (diagnostic) => diagnostics.push(diagnostic));
  if (target === '-') throw new UsageError('what is to be printed must be a file; -o - is none');
  const code = await produce({ request, output: target, diagnostics }, words, terminal);
  return code === 0 ? { file: target, duplex: request.handout?.duplex } : code;
}

function existing(file: string): string {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return file;
  throw new BriefingError([{ severity: 'error', stage: 'pdf', code: 'unreadable-file', message: `cannot print ${file}: there is no such file` }]);
}

/** How a handout of ours was made to be turned; undefined for other PDFs. */
function duplexOf(file: string, host: Host): Duplex | undefined {
  try {
    return openProvenance(host.read(file), file).manifest.handout?.duplex;
  } catch {
    return undefined;
  }
}

function describe(printers: readonly Printer[]): string {
  return printers.map(({ name, isDefault }) => `${name}${isDefault ? ' (default)' : ''}\n`).join('');
}

async function list(words: Arguments, terminal: Terminal): Promise<ExitCode> {
  const printers = await listPrinters();
  if (words.flag('json')) terminal.out(`${JSON.stringify(printers, undefined, 2)}\n`);
  else if (printers.length === 0) terminal.error('this computer knows no printer\n');
  else terminal.out(describe(printers));
  return printers.length === 0 ? 1 : 0;
}

export const print: Command = {
  name: 'print',
  usage: 'FILE.pdf | X.briefing.json',
  summary: 'Prints a PDF, or what a briefing file makes, on a printer of the system.',
  options: [
    { name: 'printer', value: 'NAME', help: 'where to; the default printer if left out' },
    { name: 'copies', short: 'n', value: 'NUMBER', help: 'how many; 1 if left out' },
    { name: 'duplex', value: duplexes.join('|'), help: 'how the paper is turned; as the handout was made for, else as the printer is set' },
    { name: 'output', short: 'o', value: 'OUT.pdf', help: 'where the PDF of a briefing file goes' },
    { name: 'strict', help: 'print nothing (exit code 2) where there is a warning' },
    { name: 'list', help: 'list the printers' },
    { name: 'json', help: 'print the list, or diagnostics, as JSON' },
  ],
  run: async (words, terminal) => {
    if (words.flag('list')) return list(words, terminal);
    const [word, ...more] = words.words;
    if (word === undefined || more.length > 0) throw new UsageError('name one PDF or briefing file to print; --list lists the printers');
    const [copies, printer, asked] = [positive(words, 'copies') ?? 1, words.value('printer'), choice(words, 'duplex', duplexes)];
    if (!Number.isInteger(copies) || copies < 1 || copies > 999) throw new UsageError(`--copies ${copies}: expected a whole number from 1 to 999`);
    const pdf = await ready(word, words, terminal, commandHost());
    if (typeof pdf === 'number') return pdf;
    const duplex = asked ?? pdf.duplex;
    const job = await printPdf(pdf.file, { copies, ...(printer === undefined ? {} : { printer }), ...(duplex === undefined ? {} : { duplex }) });
    terminal.error(`${describeDiagnostics(job.notes)}${pdf.file} is on its way to ${job.printer}${job.job === undefined ? '' : ` as ${job.job}`}\n`);
    return 0;
  },
};
