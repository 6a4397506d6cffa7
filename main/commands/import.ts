// `briefing import FILE`: an article or a table becomes a dataset, with a summary of what was understood.

import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { describeUnderstood, importKinds, importReport, type ImportKind, type ImportOptions } from '../dataset/import/import.ts';
import { BriefingError, type Diagnostic } from '../diagnostic.ts';
import { nodeHost } from '../host-node.ts';
import { printReport } from '../select/reduce.ts';
import { UsageError, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { describeDiagnostics, readInput, writeOutput } from './terminal.ts';

/** `text` for `-`: standard input has no name of its own. */
const nameOf = (file: string): string => (file === '-' ? 'text' : file);

function kindOption(words: Arguments): ImportKind | undefined {
  const name = words.value('kind');
  if (name === undefined) return undefined;
  const kind = importKinds.find((one) => one === name);
  if (kind === undefined) throw new UsageError(`there is no kind "${name}"; the kinds are ${importKinds.join(', ')}`);
  return kind;
}

function optionsOf(words: Arguments): ImportOptions {
  const [kind, encoding, title, language] = [kindOption(words), words.value('encoding'), words.value('title'), words.value('language')];
  if (language !== undefined && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) throw new UsageError(`--language ${language}: expected a language tag such as en, en-GB or uk`);
  return {
    ...(kind === undefined ? {} : { kind }), ...(encoding === undefined ? {} : { encoding }), ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }), keepLead: words.flag('keep-lead'),
  };
}

/** Where the dataset goes: without `-o` beside nothing that exists, since people edit datasets by hand. */
function outputOf(words: Arguments, file: string): string {
  const output = words.value('output');
  if (output !== undefined && output !== '-' && resolve(output) === resolve(file)) throw new UsageError(`-o ${output} is the file to be imported; name another`);
  if (output !== undefined) return output;
  if (file === '-') return '-';
  const name = `${basename(file, extname(file))}.json`;
  if (existsSync(name)) throw new UsageError(`${name} exists already; name the dataset with -o, or -o ${name} to write it anew`);
  return name;
}

export const importFile: Command = {
  name: 'import',
  usage: 'FILE [-o REPORT.json]',
  summary: 'Makes a dataset of a plain text, a Markdown file or a CSV table.',
  options: [
    { name: 'output', short: 'o', value: 'REPORT.json', help: 'where to write; - for standard output; else FILE’s name with .json' },
    { name: 'kind', value: 'KIND', help: `what the file is: ${importKinds.join(', ')}; else its name and content tell` },
    { name: 'title', value: 'TITLE', help: 'title of the report, where the file’s own is not wanted' },
    { name: 'language', value: 'TAG', help: 'language of the text (en, uk …); else found out' },
    { name: 'encoding', value: 'NAME', help: 'encoding of the file (utf-8, windows-1252 …); else found out' },
    { name: 'keep-lead', help: 'leave the first paragraph in the text, not as the report’s bottom line' },
    { name: 'json', help: 'print what was understood, and diagnostics, as JSON' },
  ],
  run: async (words, terminal) => {
    const [file, ...more] = words.words;
    if (file === undefined || more.length > 0) throw new UsageError('name one file to import, or - for standard input');
    const options = optionsOf(words);
    const output = outputOf(words, file);
    const diagnostics: Diagnostic[] = [];
    try {
      const { report, understood } = importReport(readInput(file, nodeHost().read), nameOf(file), options, (one) => diagnostics.push(one));
      await writeOutput(output, printReport(report));
      const print = output === '-' ? terminal.error : terminal.out;
      if (words.flag('json')) print(`${JSON.stringify({ ...(output === '-' ? {} : { output }), understood, diagnostics }, undefined, 2)}\n`);
      else {
        terminal.error(describeDiagnostics(diagnostics));
        terminal.error(describeUnderstood(understood));
        if (output !== '-') terminal.out(`${output}\n`);
      }
      return 0;
    } catch (error) {
      if (error instanceof BriefingError) throw new BriefingError([...diagnostics, ...error.diagnostics]);
      throw error;
    }
  },
};
