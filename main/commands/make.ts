// `briefing [REPORT.json | X.briefing.json]`: the whole way to a PDF; `--save` writes the choices as a briefing file.

import { basename, join } from 'node:path';
import { statSync } from 'node:fs';
import { briefingFileText } from '../choices.ts';
import type { Diagnostic, Reporter } from '../diagnostic.ts';
import { safeName } from '../file-name.ts';
import type { Host } from '../host.ts';
import { namingFor, pdfNameFor, requestFor } from '../output.ts';
import { UsageError, type Arguments } from './arguments.ts';
import { briefingFor, choiceOptions, withOptions, type NamedBriefing } from './briefing-options.ts';
import type { Command } from './command.ts';
import { outputOptions, produce } from './output.ts';
import { commandHost, writeOutput } from './terminal.ts';

/** Where the PDF goes: as `-o` says; into that folder, or the current one (out/ for the bundled report), under the briefing's name. */
export function outputFor(briefing: NamedBriefing, words: Arguments, host: Host, report: Reporter): string {
  const output = words.value('output');
  if (output !== undefined && !isFolder(output)) return output;
  return join(output ?? (words.words[0] === undefined ? 'out' : ''), pdfName(briefing, words.words[0], host, report));
}

function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function pdfName({ name, file }: NamedBriefing, word: string | undefined, host: Host, report: Reporter): string {
  const pattern = file.output?.fileName;
  if (pattern !== undefined) return pdfNameFor(file, pattern, namingFor(file, name, host), report);
  return `${safeName(word?.endsWith('.briefing.json') ? name : `${name}--${basename(file.template)}`)}.pdf`;
}

async function save(path: string, { file }: NamedBriefing): Promise<void> {
  if (file.report === '-') throw new UsageError('--save needs a report with a name; standard input has none');
  await writeOutput(path, briefingFileText(file, path));
}

export const make: Command = {
  name: 'make',
  usage: '[REPORT.json | X.briefing.json]',
  summary: 'Makes a PDF and prints its path. Without a report: the executive brief of the bundled one.',
  options: [
    { name: 'template', short: 't', value: 'NAME|FOLDER', help: 'a bundled template or a folder; see `briefing templates`' },
    ...choiceOptions,
    { name: 'save', value: 'X.briefing.json', help: 'write these choices as a briefing file as well' },
    ...outputOptions,
  ],
  run: async (words, terminal) => {
    if (words.words.length > 1) throw new UsageError(`one report at a time; what is "${words.words[1]}"? For several there is \`briefing batch\``);
    const diagnostics: Diagnostic[] = [];
    const report: Reporter = (diagnostic) => diagnostics.push(diagnostic);
    const host = commandHost();
    const { name, file: start } = briefingFor(words.words[0], host, report);
    const file = withOptions({ ...start, template: words.value('template') ?? start.template }, words);
    const request = requestFor(file, host);
    const saveTo = words.value('save');
    if (saveTo !== undefined) await save(saveTo, { name, file });
    return produce({ request, output: outputFor({ name, file }, words, host, report), diagnostics }, words, terminal);
  },
};
